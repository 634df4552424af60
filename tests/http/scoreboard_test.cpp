#include "tests/http/scoreboards.hpp"

using namespace motcua::tests;

TEST_CASE("the scoreboard counts bands, places units and says that its classes are not official")
{
    Scoreboards office;
    const Json board = office.board();
    CHECK(board["year"] == 2015);
    CHECK(board["as_of"].get<std::string>().starts_with("2015-02-11T08:0"));
    const Json& total = board["total"];
    CHECK(total["units"] == 4);
    CHECK(total["targets"] == 7);
    CHECK(total["unreported"] == 2);
    CHECK(total["met"] == share(5, 71.43));
    CHECK(total["bands"] == Json{{"B0", share(2, 28.57)},
                                 {"B1", share(2, 28.57)},
                                 {"B2", share(2, 28.57)},
                                 {"B3", share(0, 0.0)},
                                 {"B4", share(0, 0.0)},
                                 {"B5", share(1, 14.29)}});
    CHECK(total["inflated"] == share(1, 14.29));
    CHECK(total["classes"] ==
          Json{{"excellent", 0}, {"good", 2}, {"completed", 0}, {"not_completed", 1}, {"undecided", 1}});
    struct Row {
        const char* unit;
        int rank;
        double score;
        Json of_class;
    };
    const std::vector<Row> rows{{"X24.217", 1, 1.2, nullptr},
                                {"X24.217.TN", 2, 1.0, "good"},
                                {"X24.217.TP", 2, 1.0, "good"},
                                {"X24.217.KT", 4, 0.525, "not_completed"}};
    REQUIRE(board["items"].size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Json& item = board["items"][i];
        CHECK(item["unit"] == rows[i].unit);
        CHECK(item["rank"] == rows[i].rank);
        CHECK(item["score"] == rows[i].score);
        CHECK(item["class"] == rows[i].of_class);
        CHECK(item["service_band"].is_null());
    }
    CHECK(board["items"][0]["class_at_least"] == "good");
    CHECK(board["items"][0]["class_at_most"] == "excellent");
    CHECK(board["rule"]["official"] == false);
    CHECK(board["rule"]["default"] == true);
    CHECK(board["rule"]["label"].get<std::string>().contains("không phải quy định chính thức"));
    CHECK(board["rule"]["weights"]["B5"] == 1.2);
}

TEST_CASE("the scoreboard is the same for whoever may read, and for administrators there is none")
{
    Scoreboards office;
    const auto seen = [&](const char* account) {
        Json board = office.board(account);
        board.erase("as_of");
        return board;
    };
    const Json known = seen("lanhdao");
    for (const char* account : {"tiepnhan", "chuyenvien", "truongphong", "motcua", "kiemsoat", "thanhtra"})
        CHECK(seen(account) == known);
    CHECK(type_of(office.as("quantri").get(kBoard)) == "403 forbidden-role");
    CHECK(type_of(office.as("quantri").get(kTargetsOfKt)) == "403 forbidden-role");
}

TEST_CASE("the timeliness of a unit's dossiers stands beside its targets, as the indicators have it")
{
    Scoreboards office;
    office.decide_a_dossier("2015-02-11T09:00:00+07:00");
    office.decide_a_dossier("2015-06-01T08:00:00+07:00");
    Client leader = office.fresh("lanhdao");
    const Json rows = leader.get(kBoard).json()["items"];
    CHECK(rows[0]["unit"] == "X24.217");
    CHECK(rows[0]["dossiers"] == Json{{"early", 1}, {"on_time", 0}, {"late", 1}, {"on_time_percent", 50.0}});
    CHECK(rows[1]["dossiers"] == Json{{"early", 0}, {"on_time", 0}, {"late", 0}, {"on_time_percent", nullptr}});
    const Json figures = leader.get("/api/v1/indicators?from=2015-01-01&to=2016-01-01&unit=X24.217").json()["items"][0];
    CHECK(figures["decided_early"] == rows[0]["dossiers"]["early"]);
    CHECK(figures["decided_late"] == rows[0]["dossiers"]["late"]);
}

TEST_CASE("the scoreboard as a table opens in a spreadsheet")
{
    Scoreboards office;
    Client& leader = office.as("lanhdao");
    const Answer csv = leader.get(kBoard + "?format=csv", {{"Accept-Language", "en"}});
    CHECK(csv.status == 200);
    CHECK(csv.header("content-type") == "text/csv; charset=utf-8");
    CHECK(csv.header("content-disposition") == "attachment; filename=\"scoreboard-2015.csv\"");
    CHECK(
        csv.body.starts_with("\xEF\xBB\xBFyear,as_of,rank,unit,name,targets,withdrawn,unreported,met,met_percent,"
                             "b0,b1,b2,b3,b4,b5,inflated_percent,score,class,class_at_least,class_at_most,early,"
                             "on_time,late,on_time_percent,rule\r\n2015,"));
    CHECK(
        csv.body.contains(",2,X24.217.TN,Phòng Tài nguyên và Môi trường huyện Lạng Giang,1,0,0,1,100.00,0,1,0,0,0,0,"
                          "0.00,1.0000,good,good,good,0,0,0,,\"Classified by a proposal of this software, not"));
    CHECK(
        csv.body.contains(",4,X24.217.KT,Phòng Kinh tế và Hạ tầng huyện Lạng Giang,4,0,2,2,50.00,2,0,2,0,0,0,0.00,"
                          "0.5250,not_completed,"));
    CHECK(leader.get(kBoard, {{"Accept", "text/csv"}}).header("content-type") == "text/csv; charset=utf-8");
    CHECK(leader.get(kBoard + "?format=json", {{"Accept", "text/csv"}}).header("content-type") == "application/json");
}

TEST_CASE("scoreboards and units there are not are said to be missing")
{
    Scoreboards office;
    const auto get = [&](const std::string& target) { return type_of(office.as("lanhdao").get(target)); };
    CHECK(get("/api/v1/scoreboards/2014") == "404 unknown-scoreboard");
    CHECK(get("/api/v1/scoreboards/9999") == "404 unknown-scoreboard");
    CHECK(get("/api/v1/scoreboards/-1") == "404 unknown-scoreboard");
    CHECK(get("/api/v1/scoreboards/nay") == "404 unknown-scoreboard");
    CHECK(get("/api/v1/scoreboards/nay/units/X24.217.KT") == "404 unknown-scoreboard");
    CHECK(get("/api/v1/scoreboards/2014/units/X24.217.KT") == "404 unknown-scoreboard");
    CHECK(get(kBoard + "/units/X24.217.MC") == "404 unknown-scoreboard");
    CHECK(get(kBoard + "/units/X99") == "404 unknown-unit");
    CHECK(get(kBoard + "?format=xml") == "422 invalid-value");
    CHECK(type_of(office.report("kiemsoat", with_figure(1, 1, "3"), kAny, "X24.217.MC")) == "404 unknown-scoreboard");
    CHECK(type_of(office.report("kiemsoat", with_figure(1, 1, "3"), kAny, "X99")) == "404 unknown-unit");
}

TEST_CASE("the rule of a year is set on the command line, and shown with the classes")
{
    Scoreboards office;
    const auto rule = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"scoreboard", "rule", "2015"});
        words.insert(words.end(), {"--reason", "QĐ 12", "--database", office.database_url()});
        return run(words);
    };
    CHECK(rule({"--by", "khong-co"}).err.contains("khong-co"));
    CHECK(rule({"--by", "lanhdao"}).code == 1);   // not theirs
    CHECK(rule({"--by", "kiemsoat"}).code == 1);  // of a district
    CHECK(rule({"--by", "quantri", "--good", "95.001"}).code == 2);
    CHECK(rule({"--by", "quantri", "--tie-break", "lots"}).code == 2);
    CHECK(rule({"--by", "quantri", "--weights", "0,1"}).code == 2);
    CHECK(rule({"--by", "quantri", "--weights", "0,1,0.9,1.1,1.2,1.3"}).err.contains("weights"));
    CHECK(rule({"--by", "quantri", "--good", "70"}).err.contains("completed"));
    CHECK(office.board()["rule"]["default"] == true);
    const Run set = rule(
        {"--by", "quantri", "--good", "100", "--completed", "50", "--weights", "0,1,2,3,4,5", "--tie-break", "none"});
    CHECK_MESSAGE(set.code == 0, set.err);
    CHECK(set.out == "the units of 2015 are classified by this rule\n");
    const Json board = office.board();
    CHECK(board["rule"]["default"] == false);
    CHECK(board["rule"]["official"] == false);
    CHECK(board["rule"]["completed_percent"] == 50.0);
    const Json& item = board["items"][1];
    CHECK(item["unit"] == "X24.217.KT");
    CHECK(item["class"] == "completed");
    CHECK(item["score"] == 1.0);  // 0, 0, 2 and 2 of four: now level with two others
    CHECK(item["rank"] == 2);
    CHECK(board["items"][3]["rank"] == 2);
    CHECK(office.verify().out.ends_with("13 entries of targets verified\n"));
}
