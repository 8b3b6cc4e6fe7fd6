"""Number and chain the events that were there before the trail had hashes."""

from django.db import migrations

from organisations.chain import Link, hash_of


def chain_events(apps, schema_editor):
    for model, key, name in (("Organisation", "organisation", "werkgever/{0.kvk}"), ("SectorFund", "fund", "fonds/{0.slug}")):
        for subject in apps.get_model("organisations", model).objects.all():
            _chain(apps.get_model("organisations", "Event").objects.filter(**{key: subject}), subject, name.format(subject))


def _chain(events, subject, trail):
    head, length = "", 0
    for length, event in enumerate(events.order_by("id"), start=1):
        link = Link(trail, length, event.actor_id, event.role, event.verb, event.object, event.at)
        event.sequence, event.hash = length, hash_of(link, head)
        event.save(update_fields=["sequence", "hash"])
        head = event.hash
    subject.trail_length, subject.trail_head = length, head
    subject.save(update_fields=["trail_length", "trail_head"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_roles_trail_and_support")]
    operations = [migrations.RunPython(chain_events, migrations.RunPython.noop)]
