"""`manage.py processing_register`: print the register of processing as Markdown."""

from django.core.management.base import BaseCommand

from oversight.processing_register import processing_register


class Command(BaseCommand):
    help = "Drukt het verwerkingsregister af (AVG artikel 30), als Markdown."

    def handle(self, **options):
        self.stdout.write(processing_register(), ending="")
