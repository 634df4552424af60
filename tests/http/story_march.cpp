#include "tests/http/story.hpp"

#include <doctest/doctest.h>

// Chapter five: the first week of March.

namespace motcua::tests {
namespace {

void monday_2(Story& story)
{
    story.at("2015-03-02T07:30");
    const LateList morning = story.late();
    CHECK(morning.overdue == "Ngọc 390");  // since Thursday's closing
    CHECK(morning.due_soon == "Tuấn, Vân, Hùng, Trung");
    // Tuấn: justice had a day from Wednesday 09:15, until Thursday 106: 284 + 390. Hùng: works had 7.5 days from 10
    // February 09:30, until 316 of Thursday 26: 74 + 390. Trung: works had 3 days from Tuesday 08:15, until Friday 46:
    // 344. An: the leader had 2.5 days from Wednesday 10:30, until Friday 180.5 + 195, so 376: 14. Sơn: 359 of Saturday
    // 14 and four days. Thắng waits for its citizen.
    CHECK(morning.step_late == "Tuấn 674, Hùng 464, Trung 344, An 14, Sơn 1919");
    CHECK(morning.not_accepted == "Sơn 2310");  // 360 + 5 × 390
    const Manifest van = story.hand_over("MC", "TP", {"Vân"});
    story.at("2015-03-02T07:45");
    story.accept(van);

    story.at("2015-03-02T08:00");
    for (const char* name : {"Việt", "Xuân"}) story.receive(name);
    const Manifest viet = story.hand_over("MC", "TC", {"Việt"});
    const Manifest xuan = story.hand_over("MC", "LD", {"Xuân"});
    story.at("2015-03-02T08:30");
    story.accept(viet);
    story.decline(xuan, {"Xuân"}, "Chưa có biên bản họp thôn");
    CHECK(story.place("Xuân") == "MC tiepnhan");

    story.at("2015-03-02T10:00");
    story.finish("KT", {"Ngọc"});
    story.finish("TP", {"Vân"});
    CHECK(story.standing("Ngọc") == "ready (9), decided_late, due 2015-02-26T16:00");
    CHECK(story.standing("Vân") == "ready (9), decided_on_time, due 2015-03-02T16:00");

    story.at("2015-03-02T14:00");
    story.approve("kythuat", {"Hùng"});
    story.pass("KT", "MC", {"Hùng"});
    CHECK(story.standing("Hùng") == "ready (9), decided_early, due 2015-03-03T16:00");
}

void the_rest_of_the_week(Story& story)
{
    story.at("2015-03-03T15:00");
    story.finish("TP", {"Tuấn"});
    story.finish("KT", {"Trung"});
    CHECK(story.standing("Tuấn") == "ready (9), decided_late, due 2015-03-02T16:00");
    CHECK(story.standing("Trung") == "ready (9), decided_on_time, due 2015-03-03T16:00");

    story.at("2015-03-04T09:00");
    story.finish("LD", {"Cúc"});
    CHECK(story.standing("Cúc") == "ready (9), none, due never");
    CHECK(story.attempt("motcua", "Minh", "reappoint", {{"due_at", "2015-03-20"}, {"reason", "x"}}) ==
          "409 reappointment-without-deadline");
    CHECK(story.attempt("motcua", "Hùng", "note", {{"text", "x"}}, "\"1\"") == "412 stale-version");

    story.at("2015-03-05T15:00");
    story.finish("UB", {"An"});
    CHECK(story.standing("An") == "ready (9), decided_on_time, due 2015-03-05T16:00");
    story.give_back({"An", "Cúc", "Ngọc", "Vân", "Hùng"});
}

void friday_6(Story& story)
{
    story.at("2015-03-06T07:30");
    const LateList morning = story.late();
    CHECK(morning.overdue == "");
    CHECK(morning.due_soon == "Việt");
    // Việt: finance had 3.5 days from Monday 08:30, until Thursday 256. Xuân: the desk had half a day from Monday
    // 08:00, until 226: 164 + 3 × 390. Sơn: 1919 + 4 × 390.
    CHECK(morning.step_late == "Việt 134, Xuân 1334, Sơn 3479");
    CHECK(morning.not_accepted == "Sơn 3870");
    CHECK(story.place("Hương") == "LD laodong");
    CHECK(story.place("Long") == "KT chuyenvien");
    CHECK(story.place("Thắng") == "MC tiepnhan");
    CHECK(story.place("Việt") == "TC taichinh");
    CHECK(story.place("Sơn") == "MC → LD");
    // At the desk, not fetched.
    CHECK(story.list("status=ready&holder=X24.217.MC") == "Quyên, Thủy, Tuấn, Trung");
}

}  // namespace

void first_week_of_march(Story& story)
{
    monday_2(story);
    the_rest_of_the_week(story);
    friday_6(story);
}

}  // namespace motcua::tests
