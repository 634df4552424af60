#include "domain/notices.hpp"

#include "domain/mail_address.hpp"
#include "tests/support/dossiers.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::test;

namespace {

using Milliseconds = std::chrono::milliseconds;

// What is told of an event that changes the dossier so.
std::string told(const Dossier& before, EventBody body, const Dossier& after)
{
    const Event event{before.code, 2, at("2015-03-04 10:00"), at("2015-03-04 10:00"), "tiepnhan", std::move(body)};
    const auto kind = notice_of(before, event, after);
    return kind ? std::string{to_string(*kind)} : "nothing";
}

// The same for an event that is applied.
std::string told(const Dossier& before, const EventBody& body)
{
    const Event event{before.code, 2, at("2015-03-04 10:00"), at("2015-03-04 10:00"), "tiepnhan", body};
    return told(before, body, apply(before, event));
}

Filed filed_by(Channel channel)
{
    Filed filed;
    filed.channel = channel;
    return filed;
}

Dossier due(Dossier dossier, std::string_view moment)
{
    dossier.due_at = at(moment);
    return dossier;
}

}  // namespace

TEST_CASE("the citizen is told of every change of status")
{
    const Dossier at_desk = a_dossier();
    CHECK(told({}, Received{}, at_desk) == "received");
    CHECK(told({}, filed_by(Channel::online)) == "filed");
    CHECK(told({}, filed_by(Channel::post)) == "filed");
    const Dossier filed = a_dossier().in(Status::filed);
    CHECK(told(filed, Guided{}) == "guided");
    CHECK(told(filed, TurnedAway{}) == "not_accepted");
    CHECK(told(filed, Received{}) == "received");
    CHECK(told(a_dossier().on_its_way(kDesk, kLand), HandoffAccepted{7, kLand}) == "progress");
    CHECK(told(a_dossier().in(Status::processing).held_by(kLand), Decided{}) == "progress");
    CHECK(told(a_dossier().in(Status::decided).on_its_way(kLand, kDesk), HandoffAccepted{7, kDesk}) == "ready");
    CHECK(told(a_dossier().in(Status::ready), EarlyAnnounced{}) == "early");
    CHECK(told(a_dossier().in(Status::ready), Returned{}) == "returned");
    CHECK(told(at_desk, Withdrawn{}) == "withdrawn");
    CHECK(told(at_desk, SupplementRequested{}) == "supplement_requested");
    CHECK(told(at_desk, PaymentRequested{}) == "payment_requested");
    CHECK(told(at_desk, Stopped{}) == "stopped");
    CHECK(told(a_dossier().in(Status::decided).held_by(kLand), RedoOrdered{}) == "progress");
}

TEST_CASE("what is laid on the counter is not told before it is answered there")
{
    CHECK(told({}, filed_by(Channel::direct)) == "nothing");
    CHECK(told(a_dossier().in(Status::filed), Guided{}) == "guided");
}

TEST_CASE("the citizen is told nothing of a child")
{
    const DossierBuilder child = a_dossier().child_of(kLand);
    CHECK(told({}, Linked{}) == "nothing");
    CHECK(told(DossierBuilder{child}.in(Status::ready), Returned{}) == "nothing");
    CHECK(told(child, Withdrawn{}) == "nothing");
}

TEST_CASE("the citizen is told of every change of the due date, and of a late one with an apology")
{
    const Dossier before = a_dossier();
    CHECK(told(before, CalendarChanged{}, due(before, "2015-03-10 17:00")) == "due_changed");
    CHECK(told(before, CalendarChanged{}, before) == "nothing");
    CHECK(told(before, Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()}) == "apology");
    const Dossier waiting = a_dossier().waiting_since("2015-03-03 09:00");
    const Dossier complete = due(a_dossier(), "2015-03-11 17:00");
    CHECK(told(waiting, SupplementReceived{}, complete) == "due_changed");
    CHECK(told(waiting, SupplementReceived{}, a_dossier()) == "progress");
    CHECK(told(a_dossier().in(Status::awaiting_payment), PaymentReceived{}, complete) == "due_changed");
    CHECK(told(a_dossier().in(Status::stopped), Resumed{}, a_dossier()) == "progress");
}

TEST_CASE("what is the office's own affair is told to nobody")
{
    const Dossier with_land = a_dossier().in(Status::processing).held_by(kLand);
    CHECK(told(with_land, Assigned{"chuyenvien"}) == "nothing");
    CHECK(told(with_land, HandoffSent{7, kLand, kJustice}) == "nothing");
    CHECK(told(a_dossier().in(Status::processing).on_its_way(kLand, kJustice), HandoffAccepted{7, kJustice}) ==
          "nothing");
    CHECK(told(with_land, Noted{seal()}) == "nothing");
    CHECK(told(with_land, Located{seal()}) == "nothing");
    CHECK(told(with_land, Corrected{}) == "nothing");
    CHECK(told(with_land, OpinionAsked{kJustice, at("2015-03-05 17:00"), "", seal()}) == "nothing");
}

TEST_CASE("every kind of notice has a name of its own that leads back to it")
{
    for (const NoticeKind kind : every(NoticeKind::escalation)) CHECK(notice_kind_from(to_string(kind)) == kind);
    CHECK_FALSE(notice_kind_from("nothing"));
}

TEST_CASE("heads are told of what has gone wrong: the holder's, the receiver's and the desk's, each once")
{
    for (const AlarmKind kind : every(AlarmKind::calendar_missing)) {
        CHECK(escalates(kind) == (kind != AlarmKind::due_soon && kind != AlarmKind::calendar_missing));
    }
    using Units = std::vector<std::string>;
    CHECK(escalation_units({CustodyKind::department, kLand, "chuyenvien", ""}, kDesk) == Units{kLand, kDesk});
    CHECK(escalation_units({CustodyKind::desk, kDesk, "tiepnhan", ""}, kDesk) == Units{kDesk});
    CHECK(escalation_units({CustodyKind::transit, kDesk, "tiepnhan", kLand}, kDesk) == Units{kDesk, kLand});
    CHECK(escalation_units({CustodyKind::transit, kLand, "chuyenvien", kJustice}, kDesk) ==
          Units{kLand, kJustice, kDesk});
}

TEST_CASE("the wait after a failure doubles up to six hours; chance takes up to a half of it")
{
    constexpr Milliseconds kTen{10'000};
    CHECK(back_off(1, kTen, 1000) == Milliseconds{10'000});
    CHECK(back_off(1, kTen, 0) == Milliseconds{5'000});
    CHECK(back_off(1, kTen, 500) == Milliseconds{7'500});
    CHECK(back_off(2, kTen, 1000) == Milliseconds{20'000});
    CHECK(back_off(5, kTen, 1000) == Milliseconds{160'000});
    CHECK(back_off(12, kTen, 1000) == Milliseconds{20'480'000});
    CHECK(back_off(13, kTen, 1000) == Milliseconds{6 * 3'600'000});
    CHECK(back_off(1000, kTen, 1000) == Milliseconds{6 * 3'600'000});
    CHECK(back_off(1000, kTen, 0) == Milliseconds{3 * 3'600'000});
}

TEST_CASE("mail goes only to what is an address and nothing else")
{
    for (const char* good : {"an@example.vn", "a.b+c@x-y.gov.vn", "A_1%x@1.vn"}) CHECK(is_mail_address(good));
    for (const char* bad : {"",
                            "an",
                            "@",
                            "an@",
                            "@example.vn",
                            "an@example",
                            "an@@example.vn",
                            "an@exa@mple.vn",
                            "an @example.vn",
                            "an@example.vn ",
                            "an@example.vn\n",
                            "an@example.vn\r\nBcc: x@y.vn",
                            "<an@example.vn>",
                            "\"an\"@example.vn",
                            "an@example.vn,b@example.vn",
                            "án@example.vn",
                            ".an@example.vn",
                            "an.@example.vn",
                            "a..n@example.vn",
                            "an@.vn",
                            "an@example.",
                            "an@e_x.vn"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_mail_address(bad));
    }
    CHECK(is_mail_address(std::string(242, 'a') + "@example.vn") == true);
    CHECK_FALSE(is_mail_address(std::string(244, 'a') + "@example.vn"));
}
