#include "tests/http/calendar_fixture.hpp"

// Calendars over HTTP and from the command line.

using namespace motcua::tests;

namespace {

// "code /pointer" of every error.
std::vector<std::string> errors_of(const Answer& answer)
{
    std::vector<std::string> list;
    for (const Json& error : answer.json()["errors"])
        list.push_back(error["code"].get<std::string>() + " " + error["pointer"].get<std::string>());
    return list;
}

using Errors = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Calendars, "an edition is drafted, previewed, published, and every answer is the contract's")
{
    const std::string code = receive();
    CHECK(due(code) == kBefore);
    const std::string id = draft(day_off("2015-02-24"));
    CHECK(due(code) == kBefore);

    const Json preview = ask("quantri", "GET", "/" + id + "/preview").json();
    CHECK(preview["dossiers"]["later"] == 1);
    CHECK(preview["dossiers"]["moved"] == 1);
    CHECK(preview["by_desk"][0]["desk"] == "X24.217.MC");
    CHECK(preview["items"][0]["code"] == code);
    CHECK(preview["items"][0]["due_before"].get<std::string>().substr(0, 10) == kBefore);
    CHECK(preview["items"][0]["due_after"].get<std::string>().substr(0, 10) == kAfter);
    CHECK(preview["items"][0]["working_days"] == 1);
    CHECK(preview["changes"]["days"][0]["change"] == "added");
    CHECK(preview.dump().find("Nguyễn") == std::string::npos);

    const Json published = publish(id);
    CHECK(published["state"] == "published");
    CHECK(published["moved"] == 1);
    CHECK(published["already_published"] == false);
    CHECK(due(code) == kAfter);
    const Json journal = as("tiepnhan").get("/api/v1/dossiers/" + code + "/journal").json();
    CHECK(journal["items"].back()["kind"] == "calendar_changed");
    CHECK(journal["items"].back()["actor"] == "quantri");
    const Json again = publish(id);
    CHECK(again["already_published"] == true);
    CHECK(again["version"] == published["version"]);

    const Json list = ask("tiepnhan", "GET", "?limit=1").json();
    CHECK(list["items"][0]["id"] == published["id"]);
    CHECK(list["version"] == published["version"]);
    CHECK_FALSE(list["next"].is_null());
    const Json next = ask("tiepnhan", "GET", "?cursor=" + list["next"].get<std::string>()).json();
    CHECK(next["items"][0]["reason"] == "motcua import hours");
    CHECK(ask("tiepnhan", "GET", "/" + id).json()["days"][0]["date"] == "2015-02-24");
    CHECK(verify().code == 0);
}

TEST_CASE_FIXTURE(Calendars, "a unit's calendar shows each date, also of a version of the past")
{
    const std::string version = std::to_string(publish(draft(day_off("2015-02-24")))["version"].get<int>() - 1);
    Json own = day_off("2015-02-14", "REGULAR");
    own["unit"] = "X24.217";
    publish(draft(own));
    const auto dates = [&](const std::string& unit, const std::string& more) {
        const std::string target = "/api/v1/units/" + unit + "/calendar?from=2015-02-13&to=2015-02-24" + more;
        const Answer answer = contract.ask(as("tiepnhan"), {"GET", "/api/v1/units/{code}/calendar", target});
        REQUIRE(answer.status == 200);
        REQUIRE(answer.json()["items"].size() == 12);
        return answer.json()["items"];
    };
    const Json desk = dates("X24.217.MC", "");
    CHECK(desk[0] == Json{{"date", "2015-02-13"},
                          {"kind", "workday"},
                          {"name", nullptr},
                          {"segments", {"07:30-11:30", "13:30-16:00"}},
                          {"announced", true}});
    CHECK(desk[1]["kind"] == "weekend");
    CHECK(desk[1]["segments"].empty());
    CHECK(desk[11]["kind"] == "holiday");
    CHECK(dates("X24", "")[1]["kind"] == "makeup_work");
    CHECK(dates("X24.217.MC", "&version=" + version)[1]["kind"] == "makeup_work");
    CHECK(dates("X24.217.MC", "&version=" + version)[11]["kind"] == "workday");
    for (const auto& [query, pointer] : {std::pair{"?from=1999-01-01", "/from"},
                                         {"?from=2015-02-13&to=2015-02-12", "/to"},
                                         {"?from=2015-02-13&to=2017-02-12", "/to"},
                                         {"?version=99", "/version"},
                                         {"?version=x", "/version"}}) {
        const Answer answer = as("tiepnhan").get(std::string{"/api/v1/units/X24/calendar"} + query);
        CHECK(answer.status == 422);
        CHECK(answer.json()["errors"][0]["pointer"] == pointer);
    }
    CHECK(as("tiepnhan").get("/api/v1/units/X99/calendar").status == 404);
}

TEST_CASE_FIXTURE(Calendars, "what is wrong with a draft is named where it stands")
{
    Json bad = day_off("2015-02-24", "MAKEUP_WORK");  // a Tuesday
    bad["days"].push_back({{"date", "2015-02-24"}, {"type", "HOLIDAY"}});
    bad["days"].push_back({{"date", "2015-02-25"}, {"type", "REGULAR"}, {"segments", {"07:30-11:30"}}});
    bad["hours"] = Json::array({{{"valid_from", "2015-06-01"}, {"valid_to", "2015-05-01"}, {"week", Json::array()}}});
    CHECK(errors_of(ask("quantri", "POST", "", bad)) ==
          Errors{"not-a-weekend /days/0/type", "missing-field /days/1/name", "duplicate /days/1/date",
                 "regular-has-no-hours /days/2/segments", "hours-of-no-unit /hours/0", "reversed /hours/0/valid_to"});
    Json segments = {{"unit", "X24"}, {"reason", "Giờ mới"}};
    segments["hours"] =
        Json::array({{{"valid_from", "2030-01-01"},
                      {"week", Json::array({{{"weekday", 3}, {"segments", {"13:00-17:00", "07:30-11:30"}}},
                                            {{"weekday", 1}, {"segments", {"11:30-07:30"}}},
                                            {{"weekday", 3}, {"segments", {"7:30"}}}})}}});
    CHECK(errors_of(ask("quantri", "POST", "", segments)) ==
          Errors{"out-of-order /hours/0/week/0/segments/1", "reversed /hours/0/week/1/segments/0",
                 "duplicate /hours/0/week/2/weekday", "invalid-value /hours/0/week/2/segments/0"});
    CHECK(ask("quantri", "POST", "", {{"reason", "Không có gì"}}).json()["type"] ==
          "urn:motcua:problem:nothing-to-change");
    CHECK(errors_of(ask("quantri", "POST", "", Json::object())) == Errors{"missing-field /reason"});
    CHECK(ask("quantri", "POST", "", {{"unit", "X99"}, {"reason", "Lạ"}, {"announced_years", {2027}}}).status == 404);
    CHECK(number("SELECT count(*) FROM calendar_edition WHERE version IS NULL") == 0);
}

TEST_CASE_FIXTURE(Calendars, "a preview goes on behind a code, and names hours that are for reception only")
{
    std::vector<std::string> codes;
    for (int i = 0; i < 3; ++i) codes.push_back(receive());
    Json edition = {{"unit", "X24.217"}, {"reason", "Giờ mới"}, {"days", day_off("2015-02-24")["days"]}};
    edition["hours"] = Json::array(
        {{{"valid_from", "2030-01-01"}, {"week", Json::array({{{"weekday", 6}, {"segments", {"07:30-11:30"}}}})}}});
    const std::string id = draft(edition);
    const Json first = ask("quantri", "GET", "/" + id + "/preview?limit=2").json();
    REQUIRE(first["items"].size() == 2);
    CHECK(first["items"][1]["code"] == codes[1]);
    CHECK(first["next"] == codes[1]);
    CHECK(first["changes"]["hours"][0]["reception_only"] == Json{6});
    const Json rest = ask("quantri", "GET", "/" + id + "/preview?limit=2&after=" + codes[1]).json();
    REQUIRE(rest["items"].size() == 1);
    CHECK(rest["items"][0]["code"] == codes[2]);
    CHECK(rest["next"].is_null());
    CHECK(rest["dossiers"]["moved"] == 3);
    const Run some = calendar({"preview", id, "--limit", "1"});
    CHECK(some.out.find("and 2 more; --limit 0 lists all") != std::string::npos);
    CHECK(some.out.find("6=07:30-11:30 (reception only)") != std::string::npos);
    const Run all = calendar({"preview", id, "--limit", "0"});
    CHECK(all.out.find(codes[2]) != std::string::npos);
    CHECK(all.out.find("more;") == std::string::npos);
}

TEST_CASE_FIXTURE(Calendars, "only administrators change calendars; a discarded edition is not published")
{
    CHECK(ask("motcua", "POST", "", day_off("2015-02-24")).status == 403);
    const std::string id = draft(day_off("2015-02-24"));
    CHECK(ask("lanhdao", "POST", "/" + id + "/publish", Json::object()).status == 403);
    CHECK(ask("lanhdao", "POST", "/" + id + "/discard", Json::object()).status == 403);
    CHECK(ask("lanhdao", "GET", "/" + id + "/preview").status == 403);
    // A draft is nobody's business but theirs, nor is one that was given up.
    const auto newest = [&](const char* who) { return ask(who, "GET", "?limit=1").json()["items"][0]["id"]; };
    CHECK(ask("lanhdao", "GET", "/" + id).status == 404);
    CHECK(newest("lanhdao").dump() != id);
    CHECK(ask("quantri", "GET", "/" + id).status == 200);
    CHECK(newest("quantri").dump() == id);
    CHECK(ask("quantri", "POST", "/" + id + "/discard", Json::object()).json()["state"] == "discarded");
    CHECK(ask("lanhdao", "GET", "/" + id).status == 404);
    CHECK(newest("lanhdao").dump() != id);
    const Answer late = ask("quantri", "POST", "/" + id + "/publish", Json::object());
    CHECK(late.status == 409);
    CHECK(late.json()["type"] == "urn:motcua:problem:edition-discarded");
    CHECK(ask("quantri", "GET", "/4711").status == 404);
    CHECK(as("quantri").get("/api/v1/calendars?cursor=x").status == 400);
}

TEST_CASE_FIXTURE(Calendars, "the command line drafts, previews, publishes, discards and lists")
{
    const std::string code = receive();
    Folder folder;
    const std::string csv = folder.write("days.csv", "date,day_type,name\n2015-02-24,HOLIDAY,Nghỉ\n");
    const std::string bad = folder.write("bad.csv", "date,day_type,name\n2015-02-24,MAKEUP_WORK,Nghỉ\n");
    Run wrong = calendar({"draft", bad, "--by", "quantri", "--reason", "Công văn 12"});
    CHECK(wrong.code == 1);
    CHECK(wrong.err.starts_with(bad + ":2:day_type: only a Saturday or Sunday is worked"));
    CHECK(calendar({"draft", csv, "--by", "quantri"}).code == 2);
    const std::string json = folder.write("bad.json", day_off("2015-02-24", "MAKEUP_WORK").dump());
    wrong = calendar({"draft", json, "--by", "quantri"});
    CHECK(wrong.code == 1);
    CHECK(wrong.err.starts_with(json + ": /days/0/type: 2015-02-24 is no Saturday or Sunday"));

    const std::vector<std::string> of_csv{"draft", csv, "--unit", "X24.217", "--reason", "Công văn 12"};
    const auto by = [](std::vector<std::string> arguments, const char* who) {
        arguments.push_back("--by");
        arguments.push_back(who);
        return arguments;
    };
    CHECK(calendar(of_csv).code == 2);
    CHECK(calendar(by(of_csv, "lanhdao")).code == 1);
    CHECK(calendar(by(of_csv, "nobody")).code == 1);
    CHECK(calendar(by(of_csv, "quantri")).code == 0);
    CHECK(number("SELECT count(*) FROM calendar_edition WHERE created_by = 'quantri'") == 1);
    CHECK(number("SELECT count(*) FROM calendar_edition WHERE created_by = '' OR published_by = ''") == 0);
    const std::string id = std::to_string(number("SELECT max(id) FROM calendar_edition"));
    const Run preview = calendar({"preview", id});
    CHECK(preview.out.find(code + " X24.217.MC: 2015-02-25T16:00:00+07:00 -> 2015-02-26T16:00:00+07:00 "
                                  "(+1 working days, +1 days)") != std::string::npos);
    CHECK(calendar({"publish", id, "--by", "lanhdao"}).code == 1);
    CHECK(calendar({"publish", id, "--by", "nobody"}).code == 1);
    CHECK(due(code) == kBefore);
    const Run published = calendar({"publish", id, "--by", "quantri"});
    CHECK_MESSAGE(published.code == 0, published.err);
    CHECK(published.out.find("1 dossiers moved") != std::string::npos);
    CHECK(due(code) == kAfter);
    CHECK(calendar({"publish", id, "--by", "quantri"}).out.find("already was") != std::string::npos);

    CHECK(calendar({"draft", folder.write("good.json", day_off("2015-02-26").dump()), "--by", "quantri"}).code == 0);
    const std::string other = std::to_string(std::stoi(id) + 1);
    CHECK(calendar({"discard", other}).code == 2);
    CHECK(calendar({"discard", other, "--by", "lanhdao"}).code == 1);
    CHECK(calendar({"discard", other, "--by", "quantri"}).code == 0);
    CHECK(calendar({"discard", id, "--by", "quantri"}).code == 1);
    CHECK(calendar({"discard", "4711", "--by", "quantri"}).code == 1);
    const Run list = calendar({"list"});
    CHECK(list.out.find("discarded") != std::string::npos);
    CHECK(list.out.find("announced: 2014 2015") != std::string::npos);
    CHECK(verify().code == 0);
}
