"""Who needs a second factor, who lacks it, and which one may go."""

import pytest
from allauth.mfa.models import Authenticator

from organisations.access import Action, SecondFactorMissing, membership_for
from organisations.models import FundRole, User
from organisations.second_factors import lacks_second_factor, may_remove, needs_second_factor

pytestmark = pytest.mark.django_db


def without_factors(user):
    user.authenticator_set.all().delete()
    return user


@pytest.mark.parametrize(
    ("who", "needs"),
    [
        ("hr", True),
        ("fund_manager", True),
        ("colleague", False),
        ("reader", False),
        ("council_secretary", False),
        ("council_member", False),
    ],
)
def test_a_role_that_sees_much_needs_a_second_factor(who, needs, request):
    user = request.getfixturevalue(who).user
    assert needs_second_factor(user) is needs
    assert lacks_second_factor(without_factors(user)) is needs


def test_a_reader_of_a_fund_needs_none(fund_manager):
    fund_manager.role = FundRole.READER
    fund_manager.save()
    assert not needs_second_factor(fund_manager.user)


def test_staff_of_the_platform_needs_one():
    assert needs_second_factor(User.objects.create_user("a@voorbeeld.example")) is False
    staff = User.objects.create_user("b@voorbeeld.example")
    staff.is_platform_staff = True
    staff.save()
    assert needs_second_factor(staff) is True


def test_who_has_one_lacks_none(hr):
    assert not lacks_second_factor(hr.user)


def test_recovery_codes_alone_are_none(hr):
    without_factors(hr.user)
    Authenticator.objects.create(user=hr.user, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert lacks_second_factor(hr.user)


@pytest.mark.parametrize(
    ("demo", "fictional", "excepted"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_only_a_fictional_person_in_a_demo_is_excepted(demo, fictional, excepted, settings, hr):
    settings.DEMO = demo
    hr.user.is_fictional = fictional
    hr.user.save()
    without_factors(hr.user)
    assert lacks_second_factor(hr.user) is not excepted
    if excepted:
        assert membership_for(hr.user, "90000001", Action.SHARE) == hr
    else:
        with pytest.raises(SecondFactorMissing):
            membership_for(hr.user, "90000001", Action.SHARE)


class TestRemoving:
    @pytest.fixture
    def app(self, hr):
        return hr.user.authenticator_set.get()

    def test_the_only_one_of_an_administrator_may_not_go(self, app):
        assert not may_remove(app)

    def test_recovery_codes_beside_it_do_not_help(self, app):
        codes = Authenticator.objects.create(user=app.user, type=Authenticator.Type.RECOVERY_CODES, data={})
        assert not may_remove(app)
        assert may_remove(codes)

    def test_with_a_key_beside_it_either_may_go(self, app):
        key = Authenticator.objects.create(user=app.user, type=Authenticator.Type.WEBAUTHN, data={})
        assert may_remove(app)
        assert may_remove(key)

    def test_of_who_needs_none_it_may_go(self, reader):
        assert may_remove(reader.user.authenticator_set.get())
