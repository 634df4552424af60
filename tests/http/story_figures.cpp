#include "tests/http/story.hpp"

#include <doctest/doctest.h>

// Chapters six and seven: how long each one held what, and how it all came out.

namespace motcua::tests {
namespace {

std::map<std::string, std::string> groups(Story& story, const std::string& query)
{
    const Json json = story.get("/api/v1/indicators?" + query, "kiemsoat");
    std::map<std::string, std::string> lines;
    for (const Json& item : json["items"]) lines[item["group"]["key"]] = figures(item);
    return lines;
}

std::map<std::string, std::string> months_of(Story& story, const std::string& query)
{
    const Json json = story.get("/api/v1/indicators?span=month&" + query, "kiemsoat");
    std::map<std::string, std::string> lines;
    for (const Json& item : json["items"]) lines[item["period"]["name"]] = figures(item);
    return lines;
}

std::string whole(Story& story, const std::string& query)
{
    return figures(story.get("/api/v1/indicators?" + query, "kiemsoat")["items"][0]);
}

// The kinds of a dossier's journal, in order.
std::string journal(Story& story, const std::string& name)
{
    std::string text;
    const Json json = story.get("/api/v1/dossiers/" + story.code(name) + "/journal");
    for (const Json& entry : json["items"]) text += (text.empty() ? "" : ", ") + entry["kind"].get<std::string>();
    return text;
}

constexpr const char* kPeriod = "from=2015-02-09&to=2015-03-02";

void by_field_and_desk(Story& story)
{
    auto fields = groups(story, std::string{kPeriod} + "&group_by=field");
    CHECK(fields.size() == 5);
    CHECK(fields["Tư pháp - Hộ tịch"] ==
          "14 + 1: 5 early, 6 on time, 1 late, 2 in time, 1 withdrawn = 91.7%");  // 11 of 12
    CHECK(fields["Kinh tế - Hạ tầng"] == "6 + 1: 1 late, 4 in time, 1 overdue, 1 waiting = 0.0%");
    CHECK(fields["Tài chính - Kế hoạch"] == "4: 2 early, 2 on time = 100.0%");
    CHECK(fields["Đất đai"] == "6: 5 on time, 1 refused = 100.0%");
    CHECK(fields["Lao động - Thương binh và Xã hội"] == "5 + 1: 1 on time, 1 late, 2 in time, 2 no limit = 50.0%");

    const auto desks = groups(story, std::string{kPeriod} + "&group_by=desk");
    REQUIRE(desks.size() == 1);
    CHECK(desks.begin()->first == "X24.217.MC");
    CHECK(desks.begin()->second == whole(story, kPeriod));
    CHECK(whole(story, std::string{kPeriod} + "&unit=X24.217") == whole(story, kPeriod));
    CHECK(whole(story, std::string{kPeriod} + "&unit=X24.217.01") == "0 = none");
}

void by_procedure(Story& story)
{
    const std::map<std::string, std::string> expected{
        {"EPAR.TP01", "3: 1 early, 1 on time, 1 withdrawn = 100.0%"},
        {"EPAR.TP02", "2: 2 early = 100.0%"},
        {"EPAR.TP04", "3: 1 early, 2 on time = 100.0%"},
        {"EPAR.TP05", "1 + 1: 1 early, 1 on time = 100.0%"},
        {"EPAR.TP09", "3: 1 on time, 1 late, 1 in time = 50.0%"},
        {"EPAR.TP10", "2: 1 on time, 1 in time = 100.0%"},
        {"EPAR.KT01", "1 + 1: 2 in time = none"},
        {"EPAR.KT05", "2: 1 in time, 1 waiting = none"},
        {"EPAR.KT06", "3: 1 late, 1 in time, 1 overdue = 0.0%"},
        {"EPAR.TC05", "2: 1 early, 1 on time = 100.0%"},
        {"EPAR.TC09", "1: 1 on time = 100.0%"},
        {"EPAR.TC19", "1: 1 early = 100.0%"},
        {"EPAR.TN17", "3: 3 on time = 100.0%"},
        {"EPAR.TN19", "1: 1 refused = none"},
        {"EPAR.TN20", "2: 2 on time = 100.0%"},
        {"EPAR.LD03", "1: 1 in time = none"},
        {"EPAR.LD04", "2: 1 on time, 1 late = 50.0%"},
        {"EPAR.LD05", "1: 1 no limit = none"},
        {"EPAR.LD09", "1: 1 in time = none"},
        {"EPAR.LD21", "0 + 1: 1 no limit = none"},
    };
    const auto lines = groups(story, std::string{kPeriod} + "&group_by=procedure");
    CHECK(lines.size() == expected.size());
    for (const auto& [code, line] : expected) {
        INFO(code);
        REQUIRE(lines.contains(code));
        CHECK(lines.at(code) == line);
    }
}

// Every date in force is the one its derivation ends at.
void check_derivations(Story& story)
{
    for (const Filing& filing : filings()) {
        const Json why = story.get("/api/v1/dossiers/" + story.code(filing.name()) + "/deadline");
        INFO(filing.applicant);
        CHECK(why["explains_due_at"] == true);
        CHECK(why["changes"].front()["kind"] == "received");
        CHECK(why["changes"].back()["due_after"] == why["deadline"]["due_at"]);
    }
}

}  // namespace

void the_ledger(Story& story)
{
    story.at("2015-03-06T15:00");
    CHECK(journal(story, "Bình") ==
          "received, handoff_sent, handoff_accepted, reappointed, decided, handoff_sent, handoff_accepted, returned");
    CHECK(journal(story, "Xuân") == "received, handoff_sent, handoff_declined");
    CHECK(journal(story, "Hùng") ==
          "received, handoff_sent, handoff_accepted, assigned, noted, decided, handoff_sent, handoff_accepted, "
          "returned");
    check_derivations(story);
    const Json promise = story.get("/api/v1/dossiers/" + story.code("Bình") + "/deadline")["reappointed"];
    CHECK(moment(promise["due_before"]) == "2015-02-13T16:00");
    CHECK(moment(promise["due_at"]) == "2015-02-25T16:00");
    CHECK(promise["kept"] == promise["due_at"]);
    CHECK(promise["approver"] == "motcua");
    const Json noted = story.get("/api/v1/dossiers/" + story.code("Hùng") + "/journal")["items"][4];
    CHECK(noted["actor"] == "kythuat");
    CHECK(noted["details"]["text"]["value"] == "Đã hẹn khảo sát thực địa");
    // Monday 9: desk from 08:00 (30) to 14:45 (315), on the way until declined at 15:00 (330), desk until 15:15, sent
    // to the wrong department until recalled at 15:20, desk until 15:30, on the way until Tuesday's opening. Works for
    // five days and 150 of the sixth; desk from 10:00 (150) to 15:00 (330) of the 24th.
    CHECK(story.custody("Hà") ==
          "desk 285, MC → KT 15, desk 15, MC → TC 5, desk 10, MC → KT 30, KT 2100, KT → MC 0, desk 180: 2640");
    // From Monday 9 08:00 to Tuesday 24 07:45 on the way: 360 + 5 × 390 + 15.
    CHECK(story.custody("Hải") == "desk 0, MC → LD 2325, desk 0, MC → LD 15, LD 60, LD → MC 0, desk 240: 2640");
    // Justice Wednesday 11 from 08:30: 330 + 390 + 150. The citizen Friday 225 + Saturday 390 + 90. Justice again from
    // Tuesday 09:15 (105) to Thursday 14:00 (270): 285 + 390 + 270. Desk until Friday 08:00: 120 + 30.
    CHECK(story.custody("Liên") ==
          "desk 0, MC → TP 30, TP 870, TP → MC 0, desk 15, citizen 705, desk 0, MC → TP 15, TP 945, TP → MC 0, desk 150"
          ": 2730");
    // Still with works: from 11 February 08:30 (60) to today 15:00 (330): 11 days of 390 between, 330 + 330.
    CHECK(story.custody("Long") == "desk 0, MC → KT 30, KT 4950: 4980");
    // Never accepted: from Friday 13 08:00 to today 15:00: 360 + 9 × 390 + 330, 9 being 14, 24–27 and 2–5.
    CHECK(story.custody("Sơn") == "desk 0, MC → LD 4200: 4200");
    // Works: the person who took it in until 10:00 of Tuesday 10, then whom the head named: 30, and from 150 to Monday
    // 2 March 14:00 (270): 240 + 8 × 390 + 270. Desk until Thursday 5 15:00 (330): 120 + 2 × 390 + 330.
    CHECK(story.custody("Hùng") == "desk 0, MC → KT 30, KT 30, KT 3630, KT → MC 0, desk 1230: 4920");
    // Works Saturday 14 from 09:30 (120) to Thursday 26 14:00: 270 + 2 × 390 + 270; desk 120 + 90. Still waiting for
    // the citizen, from 27 February 09:00 (90) to today 15:00: 300 + 4 × 390 + 330.
    CHECK(story.custody("Thắng") == "desk 0, MC → KT 30, KT 1320, KT → MC 0, desk 210, citizen 2190: 3750");
}

void the_indicators(Story& story)
{
    // 38 dossiers: three received before the 9th, 35 in the period. At its end, midnight of Sunday 1 March:
    //   early    Dũng Giang Hiền Liên Nga Thủy, and Bình on its new date
    //   on time  Đào Hạnh Khánh Lan Nam Phong Phúc Quân Quyên Tâm Thảo Thu Tiến Trang
    //   late     Hà Hải Hoa
    //   in time  An Hùng Hương Long Sơn Trung Tuấn Vân     overdue  Ngọc     waiting  Thắng
    //   refused  Mai     withdrawn  Oanh     no limit  Cúc Minh
    // 21 of 24 decided are not late.
    CHECK(whole(story, kPeriod) ==
          "35 + 3: 7 early, 14 on time, 3 late, 8 in time, 1 overdue, 1 waiting, 1 refused, 1 withdrawn, 2 no limit "
          "= 87.5%");
    by_field_and_desk(story);
    by_procedure(story);

    // Whole months. Nothing happened on 1 March, so February ends as the period did, but nothing came into it. March is
    // seen from today: Ngọc and Tuấn late, An, Trung and Vân on time, Hùng early; in time Hương Long Sơn Việt Xuân.
    const auto months = months_of(story, "from=2015-02-01&to=2015-04-01");
    REQUIRE(months.size() == 2);
    CHECK(months.at("2015-02") ==
          "38: 7 early, 14 on time, 3 late, 8 in time, 1 overdue, 1 waiting, 1 refused, 1 withdrawn, 2 no limit = "
          "87.5%");
    CHECK(months.at("2015-03") == "2 + 12: 1 early, 3 on time, 2 late, 5 in time, 1 waiting, 2 no limit = 66.7%");
    // The first week alone, as it stood when it ended: Hà and Hải overdue, Hương and Liên waiting; Dũng Giang Hiền
    // early, Đào Hạnh Khánh Phong Phúc Quân Tâm on time, Hoa late: 10 of 11.
    CHECK(whole(story, "from=2015-02-09&to=2015-02-15") ==
          "29 + 3: 3 early, 7 on time, 1 late, 13 in time, 2 overdue, 2 waiting, 1 refused, 1 withdrawn, 2 no limit"
          " = 90.9%");
}

}  // namespace motcua::tests
