"""Let simulated attackers loose on the benchmark engine, and print what each of them gains."""

from django.core.management.base import BaseCommand, CommandError

from benchmarks.attacks.run import HIGHEST_GAIN, Outcome, attack


class Command(BaseCommand):
    help = "Valt de benchmark aan in gesimuleerde sectoren en toont wat elke aanvaller wint; docs/attacks.md."

    def add_arguments(self, parser):
        parser.add_argument("--sectors", type=int, default=10_000, help="zoveel sectoren voor elke aanvaller")
        parser.add_argument("--seed", type=int, default=1, help="hetzelfde getal geeft dezelfde sectoren")

    def handle(self, **options):
        self.stdout.write("| attacker | of | cases | guessing % | success % | gain | error |")
        self.stdout.write("|---|---|---|---|---|---|---|")
        too_much = []
        for outcome in attack(options["sectors"], options["seed"]):
            self.stdout.write(_line(outcome))
            too_much += [outcome.attacker] if outcome.gain > HIGHEST_GAIN else []
        if too_much:
            raise CommandError(f"Meer dan {HIGHEST_GAIN:g} punten winst: {', '.join(dict.fromkeys(too_much))}.")


def _line(outcome: Outcome) -> str:
    kind = "practices" if outcome.is_practice else "scores"
    numbers = " | ".join(f"{number:.1f}" for number in (outcome.guessing, outcome.success, outcome.gain, outcome.error))
    return f"| {outcome.attacker} | {kind} | {outcome.cases} | {numbers} |"
