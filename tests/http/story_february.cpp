#include "tests/http/story.hpp"

#include <doctest/doctest.h>

// Chapters one and two: the last week before Tết.

namespace motcua::tests {
namespace {

void monday(Story& story)
{
    story.at("2015-02-09T07:30");
    for (const char* name : {"An", "Bình", "Cúc"}) story.enter_late(name);
    // The desk's half day ran out on Friday: for Bình 105 + 195 = 300, 90 before closing; for An, who came on Thursday,
    // 270 + 195 = 390 + 75, 315 before closing. Cúc's procedure has no steps.
    const LateList morning = story.late();
    CHECK(morning.overdue == "");
    CHECK(morning.due_soon == "");
    CHECK(morning.step_late == "Bình 90, An 315");
    CHECK(morning.not_accepted == "");
    const Manifest an = story.hand_over("MC", "KT", {"An"});
    const Manifest binh = story.hand_over("MC", "TP", {"Bình"});
    const Manifest cuc = story.hand_over("MC", "LD", {"Cúc"});
    CHECK(story.place("An") == "MC → KT");

    story.at("2015-02-09T07:45");
    for (const auto& manifest : {an, binh, cuc}) story.accept(manifest);
    CHECK(story.place("An") == "KT chuyenvien");
    CHECK(story.place("Cúc") == "LD laodong");

    story.at("2015-02-09T08:00");
    for (const char* name : {"Dũng", "Đào", "Giang", "Hà", "Hải"}) story.receive(name);
    CHECK(story.place("Dũng") == "MC tiepnhan");
    CHECK(story.standing("Dũng") == "received (2), due_soon, due 2015-02-10T16:00");
    CHECK(story.standing("Cúc") == "processing (4), none, due never");
    const Manifest dao = story.hand_over("MC", "DK", {"Đào"});
    const Manifest dung = story.hand_over("MC", "TP", {"Dũng"});
    story.hand_over("MC", "LD", {"Hải"});  // and there it lies, for two weeks

    story.at("2015-02-09T08:15");
    story.accept(dao);
    story.accept(dung);

    story.at("2015-02-09T09:00");
    story.finish("DK", {"Đào"});
    CHECK(story.standing("Đào") == "ready (9), decided_on_time, due 2015-02-09T11:16");
    CHECK(story.place("Đào") == "MC tiepnhan");

    story.at("2015-02-09T10:00");
    story.give_back({"Đào"});
    CHECK(story.standing("Đào") == "returned (10), decided_on_time, due 2015-02-09T11:16");
    CHECK(story.place("Đào") == "nobody");
    story.finish("TP", {"Dũng"});
    CHECK(story.standing("Dũng") == "ready (9), decided_early, due 2015-02-10T16:00");
}

void monday_afternoon(Story& story)
{
    story.at("2015-02-09T14:00");
    for (const char* name : {"Hạnh", "Hiền"}) story.receive(name);

    story.at("2015-02-09T14:45");
    const Manifest giang = story.hand_over("MC", "TC", {"Giang"});
    const Manifest ha = story.hand_over("MC", "KT", {"Hà"});
    const Manifest hanh = story.hand_over("MC", "DK", {"Hạnh"});
    story.hand_over("MC", "TP", {"Hiền"});

    story.at("2015-02-09T15:00");
    story.accept(giang);
    story.accept(hanh);
    story.decline(ha, {}, "Thiếu bản vẽ hoàn công");
    CHECK(story.place("Hà") == "MC tiepnhan");
    const Json declined = story.get(ha.path)["items"][0];
    CHECK(declined["state"] == "declined");
    CHECK(declined["reason"] == "Thiếu bản vẽ hoàn công");

    story.at("2015-02-09T15:15");
    const Manifest by_mistake = story.hand_over("MC", "TC", {"Hà"});
    story.at("2015-02-09T15:20");
    story.recall(by_mistake, {"Hà"});
    CHECK(story.place("Hà") == "MC tiepnhan");
    CHECK(story.get(by_mistake.path)["items"][0]["state"] == "recalled");

    story.at("2015-02-09T15:30");
    story.hand_over("MC", "KT", {"Hà"});
    CHECK(story.place("Hà") == "MC → KT");
}

void tuesday(Story& story)
{
    story.at("2015-02-10T07:30");
    const LateList morning = story.late();
    CHECK(morning.overdue == "");
    // Hạnh until 08:46 today, Hải until 16:00; Hiền has three days left, less half a minute.
    CHECK(morning.due_soon == "Hạnh, Hải");
    // Both still in the desk's step: half a day from Monday 08:00 was over at 226 of 390.
    CHECK(morning.step_late == "Hải 164, Hà 164");
    // Since 08:00 (30), 14:45 (315) and 15:30 (360) of Monday.
    CHECK(morning.not_accepted == "Hải 360, Hiền 75, Hà 30");
    CHECK(story.get("/api/v1/handoffs?state=open&from=X24.217.MC")["items"].size() == 3);
    story.accept(story.on_the_way("Hà"));
    story.accept(story.on_the_way("Hiền"));
    CHECK(story.place("Hà") == "KT chuyenvien");
    CHECK(story.place("Hiền") == "TP tuphap");

    story.at("2015-02-10T09:00");
    story.give_back({"Dũng"});
    for (const char* name : {"Hoa", "Hùng", "Hương", "Khánh"}) story.receive(name);
    const Manifest justice = story.hand_over("MC", "TP", {"Hoa", "Khánh"});
    const Manifest works = story.hand_over("MC", "KT", {"Hùng"});
    const Manifest labour = story.hand_over("MC", "LD", {"Hương"});
    // Past 08:46, so late now; but a limit in days is judged by the date, and it comes back on its date.
    CHECK(story.standing("Hạnh") == "processing (4), overdue, due 2015-02-10T08:46");

    story.at("2015-02-10T09:30");
    for (const auto& manifest : {justice, works, labour}) story.accept(manifest);
    story.finish("DK", {"Hạnh"});
    CHECK(story.standing("Hạnh") == "ready (9), decided_on_time, due 2015-02-10T08:46");

    story.at("2015-02-10T10:00");
    story.assign("truongphong", "Hùng", "kythuat");
    CHECK(story.place("Hùng") == "KT kythuat");
    CHECK(story.attempt("chuyenvien", "Hùng", "decide", {{"outcome", "approved"}}) == "403 assigned-to-another");
    CHECK(story.attempt("taichinh", "Hùng", "decide", {{"outcome", "approved"}}) == "403 forbidden-relation");
    story.note("kythuat", "Hùng", "Đã hẹn khảo sát thực địa");

    story.at("2015-02-10T14:15");
    story.pass("LD", "MC", {"Hương"});
    CHECK(story.attempt("laodong", "Hương", "request-supplement", {{"reason", "x"}}) == "403 forbidden-role");
    story.request_supplement("Hương", "Thiếu bản sao sổ hộ khẩu");
    CHECK(story.standing("Hương") == "awaiting_supplement (5), paused, due 2015-03-10T16:00");

    story.at("2015-02-10T15:30");
    story.receive("Lan");  // after 15:00: handed over tomorrow by the opening
}

void wednesday(Story& story)
{
    story.at("2015-02-11T07:30");
    const Manifest lan = story.hand_over("MC", "TC", {"Lan"});
    story.at("2015-02-11T07:45");
    story.accept(lan);

    story.at("2015-02-11T08:00");
    for (const char* name : {"Liên", "Long", "Mai", "Minh"}) {
        story.receive(name, name == std::string{"Long"} ? Json{{"applicant",
                                                                {{"name", "Lê Văn Long"},
                                                                 {"phone", "0912 345 678"},
                                                                 {"id_number", "121 234 567"},
                                                                 {"address", "Thôn Đông, xã Tân Hưng"}}}}
                                                        : Json::object());
    }
    const Manifest lien = story.hand_over("MC", "TP", {"Liên"});
    const Manifest permit = story.hand_over("MC", "KT", {"Long"});
    const Manifest mai = story.hand_over("MC", "DK", {"Mai"});
    const Manifest minh = story.hand_over("MC", "LD", {"Minh"});
    story.at("2015-02-11T08:30");
    for (const auto& manifest : {lien, permit, mai, minh}) story.accept(manifest);

    story.at("2015-02-11T10:00");
    const Manifest to_sign = story.hand_over("TP", "UB", {"Hiền"});
    story.at("2015-02-11T10:30");
    story.accept(to_sign);
    CHECK(story.place("Hiền") == "UB lanhdao");
    story.approve("lanhdao", {"Hiền"});
    // Decided, but not yet at the desk: the clock runs on.
    CHECK(story.standing("Hiền") == "decided (4), due_soon, due 2015-02-12T16:00");
    const Manifest result = story.hand_over("UB", "MC", {"Hiền"});
    story.at("2015-02-11T11:00");
    story.accept(result);
    CHECK(story.standing("Hiền") == "ready (9), decided_early, due 2015-02-12T16:00");

    story.at("2015-02-11T15:30");
    story.receive("Nam", {{"code", "000.00.01.H02-150211-0007"}});
}

void thursday(Story& story)
{
    story.at("2015-02-12T07:30");
    const LateList morning = story.late();
    // Hải since Tuesday 16:00: all of Wednesday. Hoa since Wednesday 16:00: not a working minute yet.
    CHECK(morning.overdue == "Hải 390, Hoa 0");
    CHECK(morning.due_soon == "Bình, Khánh");  // Friday 16:00; Giang and Hà on Saturday have three days
    // Justice had a day for Khánh from Tuesday 09:30, until 121 of Wednesday. Hương waits and is not late.
    CHECK(morning.step_late == "Khánh 269");
    CHECK(morning.not_accepted == "Hải 1140");  // Monday 360, Tuesday and Wednesday 780
    const Manifest nam = story.hand_over("MC", "TP", {"Nam"});

    story.at("2015-02-12T07:45");
    story.accept(nam);
    for (const char* name : {"Nga", "Ngọc", "Oanh"}) story.receive(name);

    story.at("2015-02-12T09:00");
    story.finish("TP", {"Hoa"});
    CHECK(story.standing("Hoa") == "ready (9), decided_late, due 2015-02-11T16:00");
    const Manifest nga = story.hand_over("MC", "TC", {"Nga"});
    const Manifest ngoc = story.hand_over("MC", "KT", {"Ngọc"});
    const Manifest oanh = story.hand_over("MC", "TP", {"Oanh"});
    story.at("2015-02-12T09:30");
    for (const auto& manifest : {nga, ngoc, oanh}) story.accept(manifest);

    story.at("2015-02-12T10:30");
    for (const char* name : {"Phong", "Phúc"}) story.receive(name);
    story.pass("MC", "DK", {"Phong"});
    story.pass("MC", "TP", {"Phúc"});

    story.at("2015-02-12T14:00");
    story.finish("DK", {"Phong"});
    story.finish("TC", {"Giang"});
    CHECK(story.standing("Phong") == "ready (9), decided_on_time, due 2015-02-12T15:46");
    CHECK(story.standing("Giang") == "ready (9), decided_early, due 2015-02-14T16:00");

    story.at("2015-02-12T15:00");
    const Json sorry{{"due_at", "2015-02-25"}, {"reason", "Phải xác minh tại xã"}};
    CHECK(story.attempt("tiepnhan", "Bình", "reappoint", sorry) == "422 not-an-approver");
    CHECK(story.attempt("motcua", "Bình", "reappoint", {{"due_at", "2015-02-18"}, {"reason", "Tết"}}) ==
          "422 not-a-working-day");
    story.reappoint("Bình", "2015-02-25", "Phải xác minh tại xã");
    CHECK(story.standing("Bình") == "processing (4), in_time, due 2015-02-25T16:00");
    CHECK(moment(story.dossier("Bình")["deadline"]["original_due_at"]) == "2015-02-13T16:00");
}

void friday(Story& story)
{
    story.at("2015-02-13T08:00");
    for (const char* name : {"Quân", "Quyên", "Sơn"}) story.receive(name);
    const Manifest labour = story.hand_over("MC", "LD", {"Quân", "Sơn"});
    const Manifest quyen = story.hand_over("MC", "TC", {"Quyên"});
    story.at("2015-02-13T08:30");
    story.accept(labour, {"Quân"});  // Sơn stays on the way, for ever
    story.accept(quyen);
    CHECK(story.place("Quân") == "LD laodong");
    CHECK(story.place("Sơn") == "MC → LD");

    story.at("2015-02-13T09:00");
    story.finish("TP", {"Phúc"});
    CHECK(story.standing("Phúc") == "ready (9), decided_on_time, due 2015-02-13T16:00");
    story.withdraw("Oanh", "Công dân xin rút");
    CHECK(story.standing("Oanh") == "withdrawn (7), in_time, due 2015-02-24T16:00");
    CHECK(story.place("Oanh") == "nobody");
    CHECK(story.attempt("motcua", "Bình", "reappoint", {{"due_at", "2015-02-27"}, {"reason", "Chưa xong"}}) ==
          "409 reappointment-limit");

    story.at("2015-02-13T10:00");
    story.pass("TP", "MC", {"Liên"});
    story.at("2015-02-13T10:15");
    story.request_supplement("Liên", "Giấy chứng minh đã hết hạn");

    story.at("2015-02-13T14:00");
    CHECK(story.attempt("datdai", "Mai", "decide", {{"outcome", "refused"}}) == "422 missing-field");
    story.refuse("datdai", "Mai", "Đất đang có tranh chấp");
    story.pass("DK", "MC", {"Mai"});
    CHECK(story.standing("Mai") == "ready (9), decided_early, due 2015-02-26T16:00");
    CHECK(story.dossier("Mai")["outcome"] == "refused");

    story.at("2015-02-13T15:00");
    story.finish("TP", {"Khánh"});
    CHECK(story.standing("Khánh") == "ready (9), decided_on_time, due 2015-02-13T16:00");
    story.give_back({"Hạnh", "Hiền", "Hoa", "Khánh", "Giang", "Phong"});

    story.at("2015-02-13T15:30");
    story.receive("Tâm");
}

}  // namespace

void monday_9_and_tuesday_10(Story& story)
{
    monday(story);
    monday_afternoon(story);
    tuesday(story);
}

void wednesday_11_to_friday_13(Story& story)
{
    wednesday(story);
    thursday(story);
    friday(story);
}

}  // namespace motcua::tests
