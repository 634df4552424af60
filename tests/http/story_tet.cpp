#include "tests/http/story.hpp"

#include <doctest/doctest.h>

// Chapters three and four: the worked Saturday, Tết, and the first days after it.

namespace motcua::tests {
namespace {

void the_lists(Story& story)
{
    // In the order of their due dates: 14 and 26 February, 3, 5 and 11 March.
    CHECK(story.list("holder=X24.217.KT") == "Hà, Ngọc, Hùng, An, Long");
    CHECK(story.list("holder=kythuat") == "Hùng");
    CHECK(story.list("holder=X24.217.LD") == "Quân, Cúc, Minh");  // without a date last, by code
    CHECK(story.list("status=awaiting_supplement") == "Liên, Hương");
    CHECK(story.list("status=withdrawn") == "Oanh");
    CHECK(story.list("late=overdue") == "Hải");
    CHECK(story.list("late=step") == "Hà, Quân, Bình");
    CHECK(story.list("late=due_soon") == "Hà, Quân, Tâm, Lan");
    CHECK(story.list("q=nguyen%20thi") == "Đào, Lan");
    CHECK(story.list("q=0912345678") == "Long");
    CHECK(story.list("q=x24.217-150206") == "Bình, Cúc");
    CHECK(story.list("q=000.00.01.h02-150211-0007") == "Nam");
    const std::string thursday = "received_from=2015-02-12&received_to=2015-02-13";
    CHECK(story.list(thursday) == "Phong, Phúc, Oanh, Ngọc, Nga");
    CHECK(story.list(thursday + "&holder=X24.217.TC") == "Nga");
    const Json page = story.get("/api/v1/dossiers?limit=3&" + thursday);
    REQUIRE(page["next"].is_string());
    CHECK(story.list("limit=3&" + thursday + "&cursor=" + page["next"].get<std::string>()) == "Ngọc, Nga");
}

void saturday(Story& story)
{
    story.at("2015-02-14T07:30");
    const LateList morning = story.late();
    CHECK(morning.overdue == "Hải 1170");             // Wednesday, Thursday and Friday
    CHECK(morning.due_soon == "Hà, Quân, Tâm, Lan");  // today, and on the next working day, the 24th
    CHECK(morning.step_late == "Hà 389, Quân 134, Bình 569");
    // Hà: works had 3 days from Tuesday 07:30, until Friday 07:31. Quân: labour had half a day from Friday 08:30:
    // 60.5 + 195 = 255.5, until 256. Bình: justice had 3.5 days from Monday 07:45, until Thursday 15.5 + 195, so 211:
    // 179 and Friday's 390; the new date of the whole moves no step.
    CHECK(morning.not_accepted == "Hải 1920, Sơn 360");  // 360 + 4 × 390; Friday from 08:00
    the_lists(story);
    const Json hai = story.dossier("Hải")["deadline"];
    CHECK(hai["state"] == "overdue");
    CHECK(hai["working_minutes_left"] == -1170);
    const Manifest tam = story.hand_over("MC", "TP", {"Tâm"});
    story.at("2015-02-14T07:45");
    story.accept(tam);

    story.at("2015-02-14T09:00");
    for (const char* name : {"Thảo", "Thắng"}) story.receive(name);
    const Manifest thao = story.hand_over("MC", "TP", {"Thảo"});
    const Manifest thang = story.hand_over("MC", "KT", {"Thắng"});
    story.at("2015-02-14T09:30");
    story.accept(thao);
    story.accept(thang);

    story.at("2015-02-14T10:30");
    story.finish("TP", {"Tâm"});
    story.finish("LD", {"Quân"});
    CHECK(story.standing("Tâm") == "ready (9), decided_on_time, due 2015-02-14T16:00");
    CHECK(story.standing("Quân") == "ready (9), decided_on_time, due 2015-02-14T16:00");
    story.give_back({"Tâm", "Quân", "Phúc", "Mai"});

    story.at("2015-02-14T14:30");
    story.receive("Thu");
    const Manifest thu = story.hand_over("MC", "DK", {"Thu"});
    story.at("2015-02-14T14:45");
    story.accept(thu);
}

void tet(Story& story)
{
    // The first day of the year: nobody works, and no minute passes.
    story.at("2015-02-19T10:00");
    CHECK(story.dossier("Lan")["deadline"]["working_minutes_left"] == 390);  // the whole of the 24th
    CHECK(story.dossier("Hải")["deadline"]["working_minutes_left"] == -1560);
    CHECK(story.standing("Hà") == "processing (4), overdue, due 2015-02-14T16:00");
    const std::string why = story.get("/api/v1/dossiers/" + story.code("Lan") + "/deadline")["explanation"].dump();
    CHECK(why.find("Tết Nguyên đán") != std::string::npos);
    CHECK(why.find("makeup_work") != std::string::npos);
}

void tuesday_24(Story& story)
{
    story.at("2015-02-24T07:30");
    for (const char* name : {"Thủy", "Tiến"}) story.enter_late(name);
    const LateList morning = story.late();
    CHECK(morning.overdue == "Hải 1560, Hà 0");                    // Hà since Saturday's closing
    CHECK(morning.due_soon == "Thu, Tiến, Lan, Thảo, Nam, Bình");  // today, and tomorrow; the portal's code is first
    // Tiến: the desk has no time at all for it, from 07:30 sharp. Lan: finance had 3.5 days from Wednesday 07:45, until
    // 211 of Saturday. Thảo: justice had half a day from Saturday 09:30, until 120.5 + 195, so 316. Bình: Thursday 179,
    // Friday, Saturday. Sơn: still in the desk's day, from Friday 08:00 until Saturday 31.
    CHECK(morning.step_late == "Tiến 0, Lan 179, Thảo 74, Bình 959, Sơn 359");
    CHECK(morning.not_accepted == "Hải 2310, Sơn 750");  // 360 + 5 × 390; 360 + 390
    const Manifest tien = story.hand_over("MC", "DK", {"Tiến"});
    const Manifest thuy = story.hand_over("MC", "TP", {"Thủy"});

    story.at("2015-02-24T07:45");
    story.accept(tien);
    story.accept(thuy);
    const Manifest forgotten = story.on_the_way("Hải");
    story.recall(forgotten, {"Hải"});
    const Manifest again = story.hand_over("MC", "LD", {"Hải"});
    story.at("2015-02-24T08:00");
    story.accept(again);
    for (const char* name : {"Trang", "Trung"}) story.receive(name);
    const Manifest trang = story.hand_over("MC", "TP", {"Trang"});
    const Manifest trung = story.hand_over("MC", "KT", {"Trung"});
    story.at("2015-02-24T08:15");
    story.accept(trang);
    story.accept(trung);

    story.at("2015-02-24T09:00");
    story.receive_supplement("Liên");
    // Stopped on Friday at 165 of its day, gone on with today at 90: the rest of Friday 225, Saturday 390 and 90 make
    // 705 = 1.81 days. Due on the 25th + 1.81 days falls into Friday 27, and is its end.
    CHECK(story.standing("Liên") == "processing (4), in_time, due 2015-02-27T16:00");
    CHECK(moment(story.dossier("Liên")["deadline"]["original_due_at"]) == "2015-02-25T16:00");
    CHECK(story.attempt("tiepnhan", "Liên", "request-supplement", {{"reason", "Vẫn thiếu"}}) == "409 supplement-limit");
    const Manifest lien = story.hand_over("MC", "TP", {"Liên"});
    story.finish("DK", {"Thu"});
    story.finish("LD", {"Hải"});
    CHECK(story.standing("Thu") == "ready (9), decided_on_time, due 2015-02-24T09:16");
    CHECK(story.standing("Hải") == "ready (9), decided_late, due 2015-02-10T16:00");
    story.at("2015-02-24T09:15");
    story.accept(lien);
}

void the_rest_of_tuesday_24(Story& story)
{
    story.at("2015-02-24T10:00");
    story.finish("KT", {"Hà"});
    story.finish("DK", {"Tiến"});
    story.finish("TP", {"Thảo"});
    CHECK(story.standing("Hà") == "ready (9), decided_late, due 2015-02-14T16:00");
    CHECK(story.standing("Tiến") == "ready (9), decided_on_time, due 2015-02-24T10:45");

    story.at("2015-02-24T15:00");
    story.finish("TC", {"Lan"});
    CHECK(story.standing("Lan") == "ready (9), decided_on_time, due 2015-02-24T16:00");
    story.give_back({"Hà", "Hải", "Thu", "Tiến", "Thảo", "Lan"});

    story.at("2015-02-24T15:30");
    story.finish("TP", {"Bình"});
    // Judged against the date that was appointed anew; the first one stays beside it.
    CHECK(story.standing("Bình") == "ready (9), decided_early, due 2015-02-25T16:00");
    CHECK(moment(story.dossier("Bình")["deadline"]["original_due_at"]) == "2015-02-13T16:00");
}

void wednesday_25_and_thursday_26(Story& story)
{
    story.at("2015-02-25T09:00");
    story.receive("Tuấn");
    const Manifest tuan = story.hand_over("MC", "TP", {"Tuấn"});
    story.at("2015-02-25T09:15");
    story.accept(tuan);
    story.at("2015-02-25T10:00");
    const Manifest an = story.hand_over("KT", "UB", {"An"});
    story.at("2015-02-25T10:30");
    story.accept(an);
    CHECK(story.place("An") == "UB lanhdao");
    // After closing, but on its date.
    story.at("2015-02-25T16:30");
    story.finish("TP", {"Nam"});
    CHECK(story.standing("Nam") == "ready (9), decided_on_time, due 2015-02-25T16:00");

    story.at("2015-02-26T09:00");
    story.receive_supplement("Hương");
    // Stopped on Tuesday 10 at 285 of its day, gone on with today at 90: 105, then 11, 12, 13, 14, 24 and 25 February,
    // 90: 6.5 days. Due on 10 March + 6.5 days: 11, 12, 13, 16, 17, 18, and half of the 19th, to its end.
    CHECK(story.standing("Hương") == "processing (4), in_time, due 2015-03-19T16:00");
    const Manifest huong = story.hand_over("MC", "LD", {"Hương"});
    story.at("2015-02-26T09:30");
    story.accept(huong);

    story.at("2015-02-26T14:00");
    story.finish("TP", {"Liên"});
    CHECK(story.standing("Liên") == "ready (9), decided_early, due 2015-02-27T16:00");
    story.pass("KT", "MC", {"Thắng"});
    story.pass("TP", "UB", {"Trang"});
}

void friday_27(Story& story)
{
    story.at("2015-02-27T08:00");
    story.give_back({"Liên", "Bình", "Nam"});
    story.at("2015-02-27T09:00");
    story.request_supplement("Thắng", "Thiếu bản vẽ thiết kế");
    story.at("2015-02-27T10:00");
    story.finish("TC", {"Nga"});
    story.finish("TP", {"Thủy"});
    story.finish("UB", {"Trang"});
    CHECK(story.standing("Nga") == "ready (9), decided_early, due 2015-03-02T16:00");
    CHECK(story.standing("Thủy") == "ready (9), decided_early, due 2015-03-02T16:00");
    CHECK(story.standing("Trang") == "ready (9), decided_on_time, due 2015-02-27T16:00");
    story.at("2015-02-27T15:00");
    story.finish("TC", {"Quyên"});
    CHECK(story.standing("Quyên") == "ready (9), decided_on_time, due 2015-02-27T16:00");
    story.give_back({"Nga", "Trang"});
    story.at("2015-02-27T15:45");
    story.receive("Vân");
}

}  // namespace

void worked_saturday_and_tet(Story& story)
{
    saturday(story);
    tet(story);
}

void first_days_of_the_year_of_the_goat(Story& story)
{
    tuesday_24(story);
    the_rest_of_tuesday_24(story);
    wednesday_25_and_thursday_26(story);
    friday_27(story);
}

}  // namespace motcua::tests
