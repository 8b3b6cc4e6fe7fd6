"""One event per place of a trail; and the table of the cache that all worker processes share."""

from django.core.management import call_command
from django.db import migrations, models


def create_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_chain_events")]
    operations = [
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("organisation", "sequence"), name="one_event_per_place_of_organisation"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("fund", "sequence"), name="one_event_per_place_of_fund"),
        ),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
