#include "storage/table_rows.hpp"

#include "tests/support/database.hpp"

#include <doctest/doctest.h>

using namespace motcua::storage;
using namespace motcua::tests;

TEST_CASE("whatever a text holds arrives in the table")
{
    TestDatabase database;
    TableRows rows{"setting"};
    const std::vector<std::string> values{"",      "a\tb", "a\nb\n", "a\r\n",         "\\",  "\\N",    "\\.",
                                          "\\\\t", "\t",   "'\"",    "Nguyễn Thị Ất", "x\\", "\\\n\\t"};
    for (std::size_t i = 0; i < values.size(); ++i) rows.add({{"name", std::to_string(i)}, {"value", values[i]}});
    database.session().begin(true);
    database.session().load(rows);
    database.session().commit();
    for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(values[i]);
        CHECK(database.session().value<std::string>("SELECT value FROM setting WHERE name = :name",
                                                    {{"name", std::to_string(i)}}) == values[i]);
    }
}

TEST_CASE("numbers arrive as numbers and nothing as null")
{
    TestDatabase database;
    TableRows rows{"calendar_edition"};
    rows.add({{"id", 41},
              {"unit_code", std::optional<std::string>{}},
              {"reason", "Thử"},
              {"created_at", std::int64_t{-5'000'000'000}},
              {"created_by", "quantri"}});
    database.session().begin(true);
    database.session().load(rows);
    database.session().load(TableRows{"calendar_day"});
    database.session().commit();
    const auto found = database.session().find<std::int64_t, std::int64_t, std::string>(
        "SELECT id + 1, created_at - 1, reason FROM calendar_edition WHERE unit_code IS NULL");
    CHECK(found == std::tuple{42, -5'000'000'001, "Thử"});
}

TEST_CASE("what a table refuses leaves nothing behind, and the connection whole")
{
    TestDatabase database;
    TableRows rows{"setting"};
    rows.add({{"name", "once"}, {"value", "1"}});
    rows.add({{"name", "once"}, {"value", "2"}});
    auto& session = database.session();
    session.begin(true);
    CHECK_THROWS(session.load(rows));
    session.rollback();
    CHECK(session.value<std::int64_t>("SELECT count(*) FROM setting WHERE name = 'once'") == 0);
}
