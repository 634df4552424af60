#include "domain/canonical.hpp"

#include "domain/fields.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

std::vector<EventBody> one_of_each()
{
    return {Received{.procedure = "1.000001",
                     .procedure_valid_from = on("2015-01-01"),
                     .desk = kDesk,
                     .agency = kAgency,
                     .channel = Channel::online,
                     .code_from_portal = true,
                     .limit_unit = LimitUnit::working_hour,
                     .limit_halves = 16,
                     .hour_rule = HourRule::same_position,
                     .supplement_policy = SupplementPolicy::none,
                     .due_at = at("2015-03-09 17:00"),
                     .calendar = "v1",
                     .step = 1,
                     .step_due_at = at("2015-03-02 13:30"),
                     .applicant = seal('a'),
                     .submitter = seal('b'),
                     .documents = seal('c'),
                     .note = seal('d'),
                     .step_unit = LimitUnit::working_day,
                     .step_halves = 1},
            Received{.procedure = "1.000001",
                     .procedure_valid_from = on("2015-01-01"),
                     .desk = kDesk,
                     .agency = kAgency,
                     .calendar = "v1",
                     .applicant = seal(),
                     .visit = "X24.217-150302-0001"},
            HandoffSent{7, kDesk, kLand},
            HandoffAccepted{7, kLand},
            HandoffAccepted{7, kLand, 2, at("2015-03-05 10:00")},
            HandoffAccepted{7, kLand, 2, at("2015-03-05 10:00"), LimitUnit::working_hour, 48},
            HandoffDeclined{7, seal()},
            HandoffRecalled{7},
            HandoffRecalled{7, seal()},
            HandoffAccepted{7, kLand, {}, {}, {}, {}, "X24.218"},
            Assigned{"binh"},
            Assigned{"binh", "an,lan"},
            SupplementRequested{seal()},
            SupplementRequested{seal(), seal('b')},
            SupplementReceived{},
            SupplementReceived{at("2015-03-09 17:00"), "v1", at("2015-03-05 10:00"), seal('a'), seal('b')},
            PaymentRequested{{}, seal()},
            PaymentRequested{150'000, seal()},
            PaymentReceived{},
            PaymentReceived{at("2015-03-09 17:00"), "v1", at("2015-03-05 10:00"), seal('a')},
            Stopped{at("2015-03-20 17:00"), {}, "v1", {}, seal()},
            Stopped{at("2015-03-20 17:00"), at("2015-03-30 17:00"), "v1", at("2015-03-25 17:00"), seal()},
            Resumed{},
            Resumed{at("2015-03-09 17:00"), "v1", at("2015-03-05 10:00"), seal('a')},
            Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()},
            CalendarChanged{"2"},
            CalendarChanged{"2", at("2015-03-10 17:00"), at("2015-03-05 10:00")},
            Decided{},
            Decided{Outcome::refused, seal()},
            RedoOrdered{seal()},
            EarlyAnnounced{},
            EarlyAnnounced{seal()},
            Returned{},
            Returned{seal('a'), seal('b')},
            Returned{seal('a'), seal('b'), seal('c'), true},
            Withdrawn{seal()},
            Noted{seal()},
            Corrected{"lanhdao", seal()},
            Corrected{"lanhdao", seal(), seal('b'), seal('c'), seal('d')},
            PaperLost{PaperDamage::damaged, kLand, seal()},
            Located{seal()},
            OpinionAsked{kJustice, at("2015-03-05 17:00"), "v1", seal()},
            OpinionGiven{4, seal()},
            Filed{.procedure = "1.000001",
                  .procedure_valid_from = on("2015-01-01"),
                  .desk = kDesk,
                  .agency = kAgency,
                  .channel = Channel::online,
                  .code_from_portal = true,
                  .applicant = seal('a'),
                  .submitter = seal('b'),
                  .documents = seal('c'),
                  .note = seal('d')},
            Filed{.procedure = "1.000001",
                  .procedure_valid_from = on("2015-01-01"),
                  .desk = kDesk,
                  .agency = kAgency,
                  .applicant = seal()},
            Guided{seal()},
            Guided{seal(), seal('b')},
            TurnedAway{seal()},
            ChildOpened{"X24.217-150302-0002", kJustice, at("2015-03-05 17:00"), seal()},
            ChildClosed{"X24.217-150302-0002"},
            ChildClosed{"X24.217-150302-0002", Outcome::refused},
            Linked{.parent = "X24.217-150302-0001",
                   .procedure = "1.000001",
                   .procedure_valid_from = on("2015-01-01"),
                   .desk = kLand,
                   .agency = kAgency,
                   .unit = kJustice,
                   .channel = Channel::online,
                   .limit_unit = LimitUnit::working_hour,
                   .limit_halves = 16,
                   .hour_rule = HourRule::same_position,
                   .due_at = at("2015-03-05 17:00"),
                   .calendar = "v1",
                   .task = seal(),
                   .note = seal('b')},
            Linked{.parent = "X24.217-150302-0001",
                   .procedure = "1.000001",
                   .procedure_valid_from = on("2015-01-01"),
                   .desk = kLand,
                   .agency = kAgency,
                   .unit = kJustice,
                   .due_at = at("2015-03-05 17:00"),
                   .calendar = "v1",
                   .task = seal()},
            HandoffSent{7, kDesk, kLand, Carries::data, seal()},
            HandoffSent{7, kDesk, kLand, {}, seal()},
            PaperSent{8, kDesk, kLand},
            PaperSent{8, kDesk, kLand, seal()},
            PaperAccepted{8, kLand},
            PaperDeclined{8, seal()},
            PaperRecalled{8},
            PaperRecalled{8, seal()}};
}

Event of(EventBody body)
{
    return {"X24.217-150302-0001", 1, at("2015-03-02 08:00"), at("2015-03-02 08:00"), "tiepnhan", std::move(body)};
}

}  // namespace

TEST_CASE("every kind of event reads back what was written")
{
    std::size_t kinds = 0;
    for (const EventBody& body : one_of_each()) {
        kinds = std::max(kinds, body.index() + 1);
        CAPTURE(kind_of(body));
        CHECK(parse_payload(kind_of(body), canonical_payload(body)) == body);
    }
    CHECK(kinds == std::variant_size_v<EventBody>);
}

TEST_CASE("the canonical form is exactly these bytes")
{
    const Event event{.dossier = "X24.217-150302-0001",
                      .n = 1,
                      .happened_at = from_milliseconds(1'425'258'000'000),
                      .recorded_at = from_milliseconds(1'425'258'000'250),
                      .actor = "tiepnhan",
                      .body = one_of_each().front()};
    CHECK(canonical_bytes(event) == R"(motcua event 1
dossier:X24.217-150302-0001
n:1
kind:received
happened_at:1425258000000
recorded_at:1425258000250
actor:tiepnhan
procedure:1.000001
procedure_valid_from:2015-01-01
desk:X24.217.MC
agency:X24.217
channel:online
code_from_portal:1
limit_unit:working_hour
limit_halves:16
hour_rule:same_position
supplement_policy:none
due_at:1425895200000
calendar:v1
step:1
step_due_at:1425277800000
applicant:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
submitter:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
documents:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
note:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd
step_unit:working_day
step_halves:1
)");
}

TEST_CASE("line feeds, backslashes and colons in texts keep the bytes unambiguous")
{
    for (const std::string& text :
         {std::string{"a\nreason:b"}, std::string{"a\\nb"}, std::string{"\\"}, std::string{"\n"}, std::string{":::"},
          std::string{"a\\\nb"}, std::string{}, std::string{"Nguyễn Văn Ất \r\t"}}) {
        const EventBody body = Assigned{text};
        const std::string payload = canonical_payload(body);
        CAPTURE(payload);
        CHECK(std::ranges::count(payload, '\n') == 1);
        CHECK(parse_payload("assigned", payload) == body);
    }
    CHECK(canonical_payload(Assigned{"a\n\\n:b"}) == "person:a\\n\\\\n:b\n");
    CHECK(canonical_payload(Assigned{"a\nb"}) != canonical_payload(Assigned{"a\\nb"}));
}

TEST_CASE("no text can move bytes from one field into another")
{
    Event honest = of(HandoffSent{7, "A", "B"});
    Event forged = honest;
    honest.actor = "an\nhandoff:7";
    forged.actor = "an";
    CHECK(canonical_bytes(honest) != canonical_bytes(forged));
    CHECK(canonical_payload(HandoffSent{7, "A\nto:B", "C"}) != canonical_payload(HandoffSent{7, "A", "B\nto:C"}));
    CHECK(canonical_bytes(of(Noted{seal()})) != canonical_bytes(of(Withdrawn{seal()})));
}

TEST_CASE("one field more, less, moved or written otherwise is no payload")
{
    const std::string good = "handoff:7\nfrom:A\nto:B\n";
    REQUIRE(parse_payload("handoff_sent", good).has_value());
    for (const char* payload :
         {"", "handoff:7\nfrom:A\n", "handoff:7\nfrom:A\nto:B\nto:C\n", "handoff:7\nto:B\nfrom:A\n",
          "handoff:07\nfrom:A\nto:B\n", "handoff:+7\nfrom:A\nto:B\n", "handoff:7 \nfrom:A\nto:B\n",
          "handoff:x\nfrom:A\nto:B\n", "handoff:7\nfrom:A\nto:B", "handoff:7\n\nfrom:A\nto:B\n",
          "handoff:9223372036854775808\nfrom:A\nto:B\n", "handoff:7\nfrom:A\\x\nto:B\n", "handoff:7\nfrom:A\\\nto:B\n",
          "Handoff:7\nfrom:A\nto:B\n", "handoff:-0\nfrom:A\nto:B\n"}) {
        CAPTURE(payload);
        CHECK_FALSE(parse_payload("handoff_sent", payload).has_value());
    }
    CHECK_FALSE(parse_payload("handoff_lost", good).has_value());
    CHECK_FALSE(parse_payload("noted", "text:" + std::string(64, 'A') + "\n").has_value());
    CHECK_FALSE(parse_payload("noted", "text:" + std::string(63, 'a') + "\n").has_value());
    CHECK_FALSE(parse_payload("decided", "outcome:maybe\n").has_value());
}
