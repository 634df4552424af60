#include "storage/session.hpp"

#include "tests/domain/calendars.hpp"
#include "tests/support/database.hpp"

#include <limits>
#include <stdexcept>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using motcua::test::at;
using motcua::test::on;

namespace {

// A database with a table of the test's own.
struct Probe : TestDatabase {
    Probe() { session().run_script("CREATE TABLE probe (id BIGINT NOT NULL, word TEXT, number BIGINT)"); }

    void put(Session& to, std::int64_t id, std::optional<std::string> word, std::optional<std::int64_t> number = {})
    {
        to.execute("INSERT INTO probe (id, word, number) VALUES (:id, :word, :number)",
                   {{"id", id}, {"word", word}, {"number", number}});
    }
    std::int64_t count(Session& in) { return in.value<std::int64_t>("SELECT count(*) FROM probe").value(); }
};

}  // namespace

TEST_CASE("texts come back byte for byte")
{
    Probe db;
    std::int64_t id = 0;
    for (const std::string& text :
         {std::string{}, std::string{"O'Hara \"x\" \\ % _ ; -- :name $1"}, std::string{"Nguyễn Thị Ất 👋"},
          std::string{"line\nfeed\ttab\r"}, std::string(100'000, 'x')}) {
        db.put(db.session(), ++id, text);
        CHECK(db.session().value<std::string>("SELECT word FROM probe WHERE id = :id", {{"id", id}}) == text);
        CHECK(db.session().value<std::int64_t>("SELECT id FROM probe WHERE word = :word", {{"word", text}}) == id);
    }
}

TEST_CASE("integers keep all 64 bits")
{
    Probe db;
    std::int64_t id = 0;
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{5'000'000'000}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min()}) {
        db.put(db.session(), ++id, std::nullopt, number);
        CHECK(db.session().value<std::int64_t>("SELECT number FROM probe WHERE id = :id", {{"id", id}}) == number);
    }
}

TEST_CASE("null is nothing where nothing is allowed, and an error where it is not")
{
    Probe db;
    db.put(db.session(), 1, std::nullopt);
    const auto row =
        db.session().find<std::optional<std::string>, std::optional<std::int64_t>>("SELECT word, number FROM probe");
    REQUIRE(row);
    CHECK_FALSE(std::get<0>(*row).has_value());
    CHECK_FALSE(std::get<1>(*row).has_value());
    CHECK_THROWS_AS(db.session().value<std::string>("SELECT word FROM probe"), soci::soci_error);
    CHECK_THROWS_AS(db.session().value<std::int64_t>("SELECT number FROM probe"), soci::soci_error);
    CHECK_FALSE(db.session().value<std::int64_t>("SELECT id FROM probe WHERE id = 9").has_value());
}

TEST_CASE("a null after a value leaves nothing of the value behind")
{
    Probe db;
    db.put(db.session(), 1, "one", 1);
    db.put(db.session(), 2, std::nullopt);
    db.put(db.session(), 3, "three", 3);
    const auto rows = db.session().select<std::optional<std::string>, std::optional<std::int64_t>>(
        "SELECT word, number FROM probe ORDER BY id");
    REQUIRE(rows.size() == 3);
    CHECK(std::get<0>(rows[0]) == "one");
    CHECK_FALSE(std::get<0>(rows[1]).has_value());
    CHECK_FALSE(std::get<1>(rows[1]).has_value());
    CHECK(std::get<1>(rows[2]) == 3);
}

TEST_CASE("moments, dates and booleans go through their column types")
{
    Probe db;
    const Instant moment = at("2015-02-11 08:00") + std::chrono::milliseconds{7};
    db.session().execute("INSERT INTO probe (id, word, number) VALUES (:yes, :date, :moment)",
                         {{"yes", true}, {"date", on("2015-02-11")}, {"moment", moment}});
    const auto row = db.session().find<bool, Date, Instant>("SELECT id, word, number FROM probe");
    REQUIRE(row);
    CHECK(std::get<0>(*row));
    CHECK(std::get<1>(*row) == on("2015-02-11"));
    CHECK(std::get<2>(*row) == moment);
    db.session().execute("UPDATE probe SET word = 'tomorrow'");
    CHECK_THROWS_AS(db.session().value<Date>("SELECT word FROM probe"), soci::soci_error);
}

TEST_CASE("a parameter may stand in a statement more than once, and their order does not matter")
{
    Probe db;
    for (int id = 1; id <= 5; ++id) db.put(db.session(), id, "x", 10 - id);
    const auto rows = db.session().select<std::int64_t>(
        "SELECT id FROM probe WHERE id > :low AND (id < :high OR number < :low) AND number <> :high ORDER BY id",
        {{"high", 4}, {"low", 2}});
    REQUIRE(rows.size() == 1);
    CHECK(std::get<0>(rows[0]) == 3);
}

TEST_CASE("a statement is used again with other values, and tells how many rows it changed")
{
    Probe db;
    for (int id = 1; id <= 3; ++id) db.put(db.session(), id, "x");
    const auto rename = [&](int above) {
        return db.session().execute("UPDATE probe SET word = 'y' WHERE id > :above", {{"above", above}});
    };
    CHECK(rename(0) == 3);
    CHECK(rename(2) == 1);
    CHECK(rename(9) == 0);
}

TEST_CASE("the first of many rows is found, and the transaction can still be committed")
{
    Probe db;
    Session& session = db.session();
    session.begin(true);
    for (int id = 1; id <= 300; ++id) db.put(session, id, "x");
    CHECK(session.value<std::int64_t>("SELECT id FROM probe ORDER BY id") == 1);
    CHECK(session.value<std::int64_t>("INSERT INTO probe (id) VALUES (301) RETURNING id") == 301);
    session.commit();
    Session other{db.url()};
    CHECK(db.count(other) == 301);
}

TEST_CASE("a reading connection sees what was committed since its last statement")
{
    Probe db;
    Session reader{db.url()};
    for (int id = 1; id <= 300; ++id) db.put(db.session(), id, "x");
    CHECK(reader.value<std::int64_t>("SELECT id FROM probe WHERE id = 1") == 1);
    CHECK(reader.value<std::int64_t>("SELECT id FROM probe ORDER BY id") == 1);
    db.put(db.session(), 1000, "new");
    CHECK(reader.value<std::int64_t>("SELECT max(id) FROM probe") == 1000);
}

TEST_CASE("reading that was broken off keeps no snapshot and no lock")
{
    Probe db;
    Session reader{db.url()};
    for (int id = 1; id <= 300; ++id) db.put(db.session(), id, "x");
    const auto give_up = [](auto&&) { throw std::runtime_error("enough"); };
    CHECK_THROWS_AS(reader.each<std::int64_t>("SELECT id FROM probe", {}, give_up), std::runtime_error);
    db.put(db.session(), 1000, "new");
    CHECK(reader.value<std::int64_t>("SELECT max(id) FROM probe") == 1000);
    reader.begin(true);
    db.put(reader, 1001, "mine");
    reader.commit();
    CHECK(db.count(db.session()) == 302);
}

TEST_CASE("after a statement that cannot be prepared the connection goes on")
{
    Probe db;
    CHECK_THROWS_AS(db.session().execute("INSERT INTO nowhere VALUES (1)"), soci::soci_error);
    CHECK_THROWS_AS(db.session().execute("INSERT INTO nowhere VALUES (1)"), soci::soci_error);
    db.put(db.session(), 1, "x");
    CHECK(db.count(db.session()) == 1);
    CHECK_THROWS_AS(
        db.session().execute("INSERT INTO probe (id) VALUES (:id)", {{"id", std::optional<std::int64_t>{}}}),
        soci::soci_error);
    CHECK(db.count(db.session()) == 1);
}

TEST_CASE("a script runs all its statements, and stops at the first that fails")
{
    Probe db;
    db.session().run_script("INSERT INTO probe (id) VALUES (1); INSERT INTO probe (id) VALUES (2);");
    CHECK(db.count(db.session()) == 2);
    CHECK_THROWS_AS(db.session().run_script("SELECT nonsense FROM nowhere; INSERT INTO probe (id) VALUES (3)"),
                    soci::soci_error);
    CHECK(db.count(db.session()) == 2);
}

TEST_CASE("a connection opened anew prepares its statements again")
{
    Probe db;
    db.put(db.session(), 1, "x");
    db.session().reconnect();
    CHECK(db.session().is_healthy());
    CHECK(db.count(db.session()) == 1);
    db.put(db.session(), 2, "x");
    CHECK(db.count(db.session()) == 2);
}

TEST_CASE("an address that is none is refused at once")
{
    CHECK_THROWS_AS(Session{"mysql://localhost"}, std::invalid_argument);
    CHECK_THROWS_AS(Session{"sqlite:"}, std::invalid_argument);
    CHECK_THROWS_AS(Session{"sqlite:a\"b.db"}, std::invalid_argument);
    CHECK_THROWS(Session{"sqlite:/nowhere/at/all.db"});
}
