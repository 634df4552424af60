#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace motcua::tests;

// The desk works from 07:30 to 11:30 and from 13:30 to 16:00, 390 minutes. The service looks every second; the tests
// wait for what it finds, and the moments it names are the rules' own.

namespace {

const std::vector<std::string> kEverySecond{"--alarm-seconds", "1"};

// Log-ins end with the clock's jumps.
Client fresh(const Office& office, const char* account)
{
    Client client = office.client();
    client.sign_in(account);
    return client;
}

std::string receive(Office& office, const char* procedure, const char* received_at)
{
    const Answer answer =
        fresh(office, "tiepnhan")
            .post("/api/v1/dossiers", {{"procedure", procedure},
                                       {"desk", kDesk},
                                       {"channel", "direct"},
                                       {"received_at", std::string{"2015-03-"} + received_at + "+07:00"},
                                       {"applicant", {{"name", "Nguyễn Văn An"}}}});
    REQUIRE(answer.status == 201);
    return answer.json()["code"];
}

Json alarms(Client& client, const std::string& query)
{
    return client.get("/api/v1/alarms?limit=200&" + query).json()["items"];
}

// The flag of a dossier, as soon as it is there.
Json flag(Office& office, const std::string& kind, const std::string& code)
{
    Client head = fresh(office, "motcua");
    Json found;
    CHECK_MESSAGE(eventually([&] {
                      for (const Json& item : alarms(head, "kind=" + kind)) {
                          if (item["dossier"] == code) found = item;
                      }
                      return !found.is_null();
                  }),
                  "no ", kind, " of ", code);
    return found;
}

// "since holder", the holder as kind, unit and person.
std::string raised(Office& office, const std::string& kind, const std::string& code)
{
    const Json found = flag(office, kind, code);
    if (found.is_null()) return "nothing";
    const Json& holder = found["holder"];
    return found["true_since"].get<std::string>().substr(5, 14) + " " + holder["kind"].get<std::string>() + " " +
           holder["unit"].get<std::string>() + " " + holder["person"].get<std::string>();
}

// "code since" of each dossier in a list of what is late now.
std::map<std::string, std::string> late(Office& office, const std::string& list)
{
    std::map<std::string, std::string> since;
    for (const Json& item : fresh(office, "motcua").get("/api/v1/late").json()[list]) {
        const Json& moment = item["late_since"];
        since[item["code"]] = moment.is_null() ? "" : moment.get<std::string>().substr(5, 14);
    }
    return since;
}

double metric(std::uint16_t port, const std::string& name)
{
    Client client{port};
    const std::string text = client.get("/metrics").body;
    const auto at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size() + 2));
}

}  // namespace

TEST_CASE("three days at the desk: each alarm names the moment it became true and who held the dossier")
{
    Office office{"2015-03-04T09:00:00+07:00", kEverySecond};
    const std::string house = receive(office, "EPAR.KT01", "04T08:00:00");
    const std::string merit = receive(office, "EPAR.LD04", "04T08:00:00");
    const std::string clerk = " desk X24.217.MC tiepnhan";
    // A day, due on Thursday 16:00: soon from the beginning.
    CHECK(raised(office, "due_soon", merit) == "03-04T08:00:00" + clerk);

    // Half a day from 08:00: 30 + 195 minutes of the day.
    office.set_clock("2015-03-04T11:15:30+07:00");
    CHECK(raised(office, "step_late", house) == "03-04T11:15:00" + clerk);

    office.set_clock("2015-03-04T15:10:00+07:00");
    const std::string sharp = receive(office, "EPAR.KT01", "04T15:00:00");
    const std::string second = receive(office, "EPAR.KT01", "04T15:00:01");
    CHECK(late(office, "handover_late").empty());
    office.set_clock("2015-03-04T16:00:30+07:00");
    CHECK(raised(office, "handover_late", sharp) == "03-04T16:00:00" + clerk);
    CHECK(raised(office, "handover_late", house) == "03-04T16:00:00" + clerk);
    CHECK(late(office, "handover_late").at(sharp) == "03-04T16:00:00");
    CHECK_FALSE(late(office, "handover_late").contains(second));
    // The eve of Thursday's due date.
    CHECK(raised(office, "apology_missing", merit) == "03-04T16:00:00" + clerk);
    CHECK(late(office, "apology_missing") == std::map<std::string, std::string>{{merit, "03-04T16:00:00"}});

    office.set_clock("2015-03-05T07:30:30+07:00");
    CHECK(raised(office, "handover_late", second) == "03-05T07:30:00" + clerk);
    CHECK(late(office, "handover_late").at(second) == "03-05T07:30:00");

    // Four hours from 08:00: until 14:00, or the minute after for the moment the request took.
    office.set_clock("2015-03-05T08:00:00+07:00");
    const Answer sent = fresh(office, "tiepnhan")
                            .post("/api/v1/handoffs", {{"from", kDesk}, {"to", "X24.217.KT"}, {"dossiers", {house}}});
    REQUIRE(sent.status == 201);
    CHECK(late(office, "not_accepted") == std::map<std::string, std::string>{{house, ""}});
    office.set_clock("2015-03-05T14:01:30+07:00");
    CHECK(raised(office, "not_accepted", house).starts_with("03-05T14:0"));
    const Json waits = flag(office, "not_accepted", house);
    CHECK(waits["holder"]["to"] == "X24.217.KT");
    CHECK(waits["subject"] == std::to_string(sent.json()["id"].get<int>()));
    CHECK(late(office, "not_accepted").at(house).starts_with("03-05T14:0"));
    CHECK(flag(office, "handover_late", house)["cleared_at"].get<std::string>().starts_with("2015-03-05T08:00"));

    office.set_clock("2015-03-05T16:00:30+07:00");
    CHECK(raised(office, "overdue", merit) == "03-05T16:00:00" + clerk);
    CHECK(flag(office, "due_soon", merit)["cleared_at"] == "2015-03-05T16:00:00+07:00");
    CHECK(office.verify().code == 0);
}

TEST_CASE("a flag reads as a sentence in both languages, and its list has pages and limits of sight")
{
    Office office{"2015-03-04T09:00:00+07:00", kEverySecond};
    const std::string code = receive(office, "EPAR.LD04", "04T08:00:00");
    office.set_clock("2015-03-06T08:00:00+07:00");
    const std::string sentence = flag(office, "overdue", code)["sentence"];
    CHECK(sentence.starts_with("Hồ sơ " + code + " quá hạn từ 16 giờ 00, thứ Năm 05/03/2015; khi đó "));
    CHECK(sentence.ends_with(" đang giữ."));
    Client head = fresh(office, "motcua");
    const Answer english = head.get("/api/v1/alarms?kind=overdue", {{"Accept-Language", "en"}});
    CHECK(english.header("content-language") == "en");
    CHECK(english.json()["items"][0]["sentence"].get<std::string>().starts_with(
        "Dossier " + code + " has been overdue since 16:00, Thu 05/03/2015; "));

    // due_soon, apology, step, handover and overdue, or more: page by page the same as at once.
    const Json all = alarms(head, "");
    Json pieces = Json::array();
    std::string cursor;
    for (bool more = true; more;) {
        const Json page = head.get("/api/v1/alarms?limit=2&cursor=" + cursor).json();
        for (const Json& item : page["items"]) pieces.push_back(item);
        more = !page["next"].is_null();
        if (more) cursor = page["next"];
    }
    CHECK(all.size() >= 4);
    CHECK(pieces == all);
    CHECK(alarms(head, "open=false").size() + alarms(head, "open=true").size() == all.size());
    CHECK(alarms(head, "unit=X24.217.MC").size() == all.size());
    CHECK(alarms(head, "unit=X24.217.KT").empty());
    CHECK(alarms(head, "from=2015-03-05&to=2015-03-06&kind=overdue").size() == 1);
    CHECK(alarms(head, "from=2015-03-06&kind=overdue").empty());
    Client administrator = fresh(office, "quantri");
    CHECK(alarms(administrator, "").empty());
    CHECK(metric(office.port(), "motcua_alarms_raised_total{kind=\"overdue\"}") == 1);
}

TEST_CASE("the days that count as soon are a setting")
{
    Office office{"2015-03-04T09:00:00+07:00", {"--alarm-seconds", "1", "--due-soon-days", "15"}};
    const std::string code = receive(office, "EPAR.KT01", "04T08:00:00");
    Client head = fresh(office, "motcua");
    CHECK(head.get("/api/v1/dossiers/" + code).json()["deadline"]["state"] == "in_time");
    // Fifteen days, the first not counted: due on Wednesday the 25th, fifteen days from the end of this Wednesday.
    office.set_clock("2015-03-04T16:00:00+07:00");
    CHECK(head.get("/api/v1/dossiers/" + code).json()["deadline"]["state"] == "due_soon");
    CHECK(head.get("/api/v1/late").json()["due_soon"].size() == 1);
    CHECK(raised(office, "due_soon", code) == "03-04T16:00:00 desk X24.217.MC tiepnhan");
}

TEST_CASE("papers asked for too late, and a wait that is too long")
{
    Office office{"2015-03-04T09:00:00+07:00", kEverySecond};
    const std::string code = receive(office, "EPAR.KT01", "04T08:00:00");
    const std::string in_time = receive(office, "EPAR.KT01", "04T08:00:00");
    const auto ask = [&](const std::string& dossier) {
        Client clerk = fresh(office, "tiepnhan");
        CHECK(clerk
                  .post("/api/v1/dossiers/" + dossier + "/request-supplement", {{"reason", "Thiếu bản vẽ"}},
                        {{"If-Match", "*"}})
                  .status == 200);
    };
    // Thursday, Friday, Monday the 9th is the third working day.
    office.set_clock("2015-03-09T15:59:00+07:00");
    ask(in_time);
    office.set_clock("2015-03-10T08:00:00+07:00");
    ask(code);
    CHECK(raised(office, "supplement_late", code).starts_with("03-10T08:00:0"));
    CHECK(flag(office, "supplement_late", code)["holder"]["kind"] == "citizen");
    CHECK(late(office, "supplement_late").size() == 1);
    CHECK(late(office, "supplement_late").contains(code));
    CHECK(late(office, "paused_long").empty());
    // Thirty days after the 9th, 15:59.
    office.set_clock("2015-04-08T16:00:00+07:00");
    CHECK(raised(office, "paused_long", in_time).starts_with("04-08T15:59:0"));
    CHECK(late(office, "paused_long").size() == 1);
    CHECK(late(office, "paused_long").contains(in_time));
}

TEST_CASE("a new person at the desk does not make a late handover less late")
{
    Office office{"2015-03-04T09:00:00+07:00", kEverySecond};
    const std::string code = receive(office, "EPAR.KT01", "04T08:00:00");
    office.set_clock("2015-03-04T15:30:00+07:00");
    CHECK(fresh(office, "motcua")
              .post("/api/v1/dossiers/" + code + "/assign", {{"person", "motcua"}}, {{"If-Match", "*"}})
              .status == 200);
    office.set_clock("2015-03-04T16:00:30+07:00");
    CHECK(late(office, "handover_late") == std::map<std::string, std::string>{{code, "03-04T16:00:00"}});
    CHECK(raised(office, "handover_late", code) == "03-04T16:00:00 desk X24.217.MC motcua");
}

TEST_CASE("two servers on one database raise each alarm once between them")
{
    if (test_dialect() != motcua::storage::Dialect::postgresql) return;
    Office office{"2015-03-04T09:00:00+07:00", kEverySecond};
    const Served other{office.arguments()};
    std::vector<std::string> codes;
    for (int i = 0; i < 12; ++i) codes.push_back(receive(office, "EPAR.LD04", "04T08:00:00"));
    const std::string later = R"({"now":"2015-03-06T08:00:00+07:00"})";
    Client driver{other.port()};
    CHECK(driver.send("PUT", "/demo/clock", later, {{"Content-Type", "application/json"}}).status == 200);
    office.set_clock("2015-03-06T08:00:00+07:00");
    for (const std::string& code : codes) CHECK(raised(office, "overdue", code).starts_with("03-05T16:00:00"));
    const std::string raised_here = "motcua_alarms_raised_total{kind=\"overdue\"}";
    CHECK(metric(office.port(), raised_here) + metric(other.port(), raised_here) == 12);
    Client head = fresh(office, "motcua");
    CHECK(alarms(head, "kind=overdue").size() == 12);
}
