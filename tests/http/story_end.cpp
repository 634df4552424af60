#include "tests/http/story.hpp"

#include <doctest/doctest.h>

#include <set>

// The last chapters: what a citizen may see, and whether the journal bears all of it out.

namespace motcua::tests {
namespace {

std::set<std::string> members(const Json& object)
{
    std::set<std::string> names;
    for (const auto& [name, value] : object.items()) names.insert(name);
    return names;
}

void check_nothing_personal(const std::string& text)
{
    for (const char* secret : {"Lê Văn Long", "Văn Long", "0912345678", "0912 345 678", "121234567", "Tân Hưng"}) {
        INFO(secret);
        CHECK(text.find(secret) == std::string::npos);
    }
}

bool shows(const Answer& page, const std::string& words)
{
    return page.status == 200 && page.body.find(words) != std::string::npos;
}

void with_the_code_alone(Story& story, const std::string& code)
{
    Client citizen = story.office().client();
    const Answer answer = citizen.get("/api/v1/public/dossiers/" + code);
    CHECK(members(answer.json()) == std::set<std::string>{"code", "due_at", "progress"});
    CHECK(answer.json()["due_at"] == "2015-03-11T16:00:00+07:00");
    CHECK(answer.json()["progress"] == Json{{"done", 2}, {"of", 5}});
    // A wrong PIN shows no more than none.
    const std::string wrong = story.slip("Long")["pin"] == "000000" ? "111111" : "000000";
    CHECK(citizen.get("/api/v1/public/dossiers/" + code + "?pin=" + wrong).body == answer.body);

    const Answer page = citizen.get("/tra-cuu/" + code);
    CHECK(shows(page, code));
    CHECK(shows(page, "16 giờ 00, thứ Tư 11/03/2015"));
    CHECK_FALSE(shows(page, "Phòng Kinh tế và Hạ tầng"));
    CHECK_FALSE(shows(page, "Cấp giấy phép xây dựng"));
    check_nothing_personal(page.body);
}

void with_the_pin(Story& story, const std::string& code)
{
    Client citizen = story.office().client();
    const std::string pin = "?pin=" + story.slip("Long")["pin"].get<std::string>();
    const Answer answer = citizen.get("/api/v1/public/dossiers/" + code + pin);
    const Json json = answer.json();
    CHECK(json["status"] == "processing");
    CHECK(json["status_text"] == "Đang giải quyết");
    CHECK(json["procedure"] == "Cấp giấy phép xây dựng nhà ở riêng lẻ");
    CHECK(json["department"] == "Phòng Kinh tế và Hạ tầng huyện Lạng Giang");
    CHECK(moment(json["received_at"]) == "2015-02-11T08:00");
    REQUIRE(json["history"].size() == 2);
    CHECK(moment(json["history"][1]["at"]) == "2015-02-11T08:30");
    CHECK(json["history"][1]["what"] == "Đang giải quyết tại Phòng Kinh tế và Hạ tầng huyện Lạng Giang");
    check_nothing_personal(answer.body);

    const std::string token = story.slip("Long")["token"];
    for (const Answer& page : {citizen.get("/tra-cuu/" + code + pin), citizen.get("/t/" + token)}) {
        CHECK(shows(page, "Phòng Kinh tế và Hạ tầng"));
        CHECK(shows(page, "Cấp giấy phép xây dựng"));
        check_nothing_personal(page.body);
    }
}

}  // namespace

void what_the_citizen_sees(Story& story)
{
    with_the_code_alone(story, story.code("Long"));
    with_the_pin(story, story.code("Long"));
    // A new date never hides the first one.
    const std::string pin = story.slip("Bình")["pin"];
    const Answer page = story.office().client().get("/tra-cuu/" + story.code("Bình") + "?pin=" + pin);
    CHECK(shows(page, "16 giờ 00, thứ Tư 25/02/2015"));
    CHECK(shows(page, "16 giờ 00, thứ Sáu 13/02/2015"));
}

void the_journal_is_whole(Story& story)
{
    for (const Filing& filed : filings()) {
        INFO(filed.applicant);
        const Json deadline = story.dossier(filed.name())["deadline"];
        CHECK(moment(deadline["original_due_at"]) == (filed.due == nullptr ? "never" : filed.due));
    }
    const std::string verified = "40 dossiers, " + std::to_string(story.events()) + " events verified\n";
    const Run first = story.office().verify();
    CHECK(first.code == 0);
    CHECK(first.out == verified);

    const std::string before = story.get("/api/v1/dossiers?limit=200").dump();
    const Run rebuilt = run({"rebuild", "--database", story.office().database_url()});
    CHECK(rebuilt.err == "");
    CHECK(rebuilt.code == 0);
    CHECK(rebuilt.out == "40 dossiers rebuilt\n");
    CHECK(story.get("/api/v1/dossiers?limit=200").dump() == before);
    const Run second = story.office().verify();
    CHECK(second.code == 0);
    CHECK(second.out == verified);
}

}  // namespace motcua::tests
