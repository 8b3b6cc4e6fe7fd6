"""The crispy template pack goedwerk: label above, legend for groups, hint, error, summary with links."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import ButtonHolder, Div, Fieldset, Hidden, Layout, Reset, Submit
from django import forms
from django.template import Context, Template


class QuestionForm(forms.Form):
    hours = forms.DecimalField(label="Uren scholing", help_text="Per jaar & persoon.")
    level = forms.ChoiceField(
        label="Hoe is het geregeld?", choices=[("0", "Niet"), ("1", "Soms")], widget=forms.RadioSelect
    )
    token = forms.CharField(widget=forms.HiddenInput, initial="x")


def render(source, **context):
    lines = Template("{% load crispy_forms_tags %}" + source).render(Context(context)).splitlines()
    return [line.strip() for line in lines if line.strip()]


def single(field, data=None, **attributes):
    """The lines of a form with one field, without the frame."""
    form = type("SingleForm", (forms.Form,), {"thing": field, **attributes})(data)
    return render("{{ form.thing|as_crispy_field }}", form=form)


def test_text_field_has_its_label_above():
    assert single(forms.CharField(label="Naam")) == [
        '<div id="div_id_thing" class="field">',
        '<label class="field__label" for="id_thing">Naam',
        "</label>",
        '<input type="text" name="thing" required id="id_thing">',
        "</div>",
    ]


def test_hint_and_error_are_tied_to_the_field():
    assert single(forms.CharField(label="Naam", help_text="Voluit & heel"), {"thing": ""}) == [
        '<div id="div_id_thing" class="field field--error">',
        '<label class="field__label" for="id_thing">Naam',
        "</label>",
        '<p class="hint" id="id_thing_helptext">Voluit &amp; heel</p>',
        '<p class="field__error" id="id_thing_error"><span class="visually-hidden">Fout: </span>'
        "Dit veld is verplicht.</p>",
        '<input type="text" name="thing" required aria-invalid="true"'
        ' aria-describedby="id_thing_helptext id_thing_error" id="id_thing">',
        "</div>",
    ]


def test_radio_group_is_a_fieldset_with_a_legend():
    field = forms.ChoiceField(label="Hoe?", help_text="Kies.", choices=[("0", "Niet")], widget=forms.RadioSelect)
    assert single(field) == [
        '<div id="div_id_thing" class="field">',
        '<fieldset aria-describedby="id_thing_helptext">',
        '<legend class="field__label">Hoe?',
        "</legend>",
        '<p class="hint" id="id_thing_helptext">Kies.</p>',
        '<div class="choices">',
        '<div class="choice"><input type="radio" name="thing" value="0" id="id_thing_0" required>'
        '<label for="id_thing_0">Niet</label></div>',
        "</div>",
        "</fieldset>",
        "</div>",
    ]


def test_checkboxes_are_a_fieldset_of_choices():
    field = forms.MultipleChoiceField(label="Welke?", choices=[("a", "Een")], widget=forms.CheckboxSelectMultiple)
    assert single(field)[4:6] == [
        '<div class="choices">',
        '<div class="choice"><input type="checkbox" name="thing" value="a" id="id_thing_0">'
        '<label for="id_thing_0">Een</label></div>',
    ]


def test_single_checkbox_has_its_label_beside_it():
    assert single(forms.BooleanField(label="Gezien")) == [
        '<div id="div_id_thing" class="field">',
        '<div class="choices"><div class="choice"><input type="checkbox" name="thing" required id="id_thing">'
        '<label for="id_thing">Gezien</label></div></div>',
        "</div>",
    ]


def test_several_inputs_in_one_field_share_a_legend():
    lines = single(forms.SplitDateTimeField(label="Wanneer"))
    assert '<legend class="field__label">Wanneer' in lines


def test_unit_stands_behind_the_field_and_in_its_name():
    field = forms.CharField(label="Uren")
    field.unit = "uur"
    assert single(field)[1:4] == [
        '<label class="field__label" for="id_thing">Uren <span class="visually-hidden">(uur)</span>',
        "</label>",
        '<div class="input-unit"><input type="text" name="thing" required id="id_thing">'
        '<span aria-hidden="true">uur</span></div>',
    ]


def test_optional_fields_are_marked_only_where_the_form_asks():
    optional = forms.CharField(label="Naam", required=False)
    marked = render("{% crispy form %}", form=type("F", (forms.Form,), {"thing": optional, "marks_optional": True})())
    assert (
        '<label class="field__label" for="id_thing">Naam <span class="field__optional">(niet verplicht)</span>'
        in marked
    )
    assert single(optional)[1] == '<label class="field__label" for="id_thing">Naam'


def test_hidden_field_is_bare():
    assert single(forms.CharField(widget=forms.HiddenInput)) == ['<input type="hidden" name="thing" id="id_thing">']


def test_summary_links_to_every_field_with_an_error():
    form = QuestionForm({"hours": "veel"})
    form.add_error(None, "Klopt <niet>.")
    assert render("{{ form|as_crispy_errors }}", form=form) == [
        '<div class="error-summary" role="alert" tabindex="-1">',
        "<h2>Er is een probleem</h2>",
        "<ul>",
        "<li>Klopt &lt;niet&gt;.</li>",
        '<li><a href="#id_hours">Uren scholing – Voer een getal in.</a></li>',
        '<li><a href="#id_level_0">Hoe is het geregeld? – Dit veld is verplicht.</a></li>',
        "<li>Dit veld is verplicht.</li>",
        "</ul>",
        "</div>",
    ]


def test_form_without_errors_has_no_summary():
    assert "Er is een probleem" not in "".join(render("{{ form|crispy }}", form=QuestionForm()))


def test_typed_text_stays_when_it_is_wrong():
    lines = render("{{ form|crispy }}", form=QuestionForm({"hours": 'vee"l'}))
    assert 'value="vee&quot;l"' in "".join(lines)


def test_crispy_tag_makes_the_whole_form():
    form = QuestionForm()
    form.helper = FormHelper()
    form.helper.form_id = "vragen"
    form.helper.add_input(Submit("opslaan", "Opslaan"))
    lines = render("{% crispy form %}", form=form, csrf_token="abc")
    assert lines[:2] == [
        '<form id="vragen" method="post" novalidate>',
        '<input type="hidden" name="csrfmiddlewaretoken" value="abc">',
    ]
    assert lines[-3:] == [
        '<div class="buttons"><button type="submit" name="opslaan" value="Opslaan" class="button btn btn-primary"'
        ' id="submit-id-opslaan">Opslaan</button>',
        "</div>",
        "</form>",
    ]


def test_layout_objects_have_their_templates():
    form = QuestionForm()
    form.helper = FormHelper()
    form.helper.layout = Layout(
        Fieldset("Scholing", "hours", css_id="scholing"),
        Div("level", css_class="question"),
        ButtonHolder(Reset("wis", "Wis"), Hidden("stap", "2")),
    )
    lines = render("{% crispy form %}", form=form)
    for line in (
        '<fieldset id="scholing" class="fields">',
        "<legend>Scholing</legend>",
        '<div class="buttons"><button type="reset" name="wis" value="Wis"'
        ' class="button button--secondary btn btn-inverse" id="reset-id-wis">Wis</button>',
        '<input type="hidden" name="stap" value="2">',
    ):
        assert line in lines
    assert any(line.startswith('<div class="question"') for line in lines)


def test_form_with_a_file_is_sent_as_multipart():
    form = type("FileForm", (forms.Form,), {"file": forms.FileField(label="Bewijs"), "helper": FormHelper()})()
    assert render("{% crispy form %}", form=form)[0] == '<form method="post" enctype="multipart/form-data" novalidate>'
