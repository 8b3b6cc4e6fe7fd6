"""The pages that list all reference figures with their sources."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.edition_files import edition_for
from benchmarks.forms import SectorForm
from benchmarks.overview import build_chapters, build_series
from benchmarks.selectors import all_measures, measure_with_figures


@require_safe
def reference_figures(request):
    form = SectorForm(request.GET if "sector" in request.GET else None)
    section = form.cleaned_data["sector"] if form.is_valid() else ""
    year = timezone.localdate().year
    indicators = [(indicator.slug, indicator.title) for indicator in edition_for(year).indicators]
    chapters = build_chapters(all_measures(), indicators, section, year)
    without = [chapter for chapter in chapters if chapter.slug and not chapter.has_sector_figure]
    context = {"form": form, "section": section, "chapters": chapters, "without": without}
    return render(request, "benchmarks/reference_figures.html", context)


@require_safe
def reference_measure(request, slug):
    measure = measure_with_figures(slug)
    if measure is None:
        raise Http404
    return render(request, "benchmarks/reference_measure.html", {"measure": measure, "series": build_series(measure)})
