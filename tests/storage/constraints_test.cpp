#include "storage/dossiers.hpp"
#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

// What the database refuses by itself, whatever program writes to it.

namespace {

constexpr const char* kCode = "X24.217-150302-0001";

bool refuses(Session& session, const std::string& sql)
{
    try {
        session.run_script(sql);
    } catch (const soci::soci_error&) {
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a dossier has one holder, or one open handoff, or an end, and never two of them or none")
{
    District db;
    REQUIRE(db.receive(kCode));
    Session& session = db.session();
    const auto handoff = insert_handoff(session, {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan"}).id;
    const std::string transit = "handoff_id = " + std::to_string(handoff) +
                                ", handoff_from = 'X24.217.MC', handoff_to = 'X24.217.TN', handoff_by = 'tiepnhan'";
    CHECK(refuses(session, "UPDATE dossier SET " + transit));
    CHECK(refuses(session, "UPDATE dossier SET holder_unit = NULL, holder_person = NULL"));
    CHECK(refuses(session, "UPDATE dossier SET ended_at = 1"));
    CHECK(refuses(session, "UPDATE dossier SET holder_person = NULL"));
    CHECK(refuses(session, "UPDATE dossier SET holder_unit = NULL, holder_person = NULL, handoff_id = 1"));
    CHECK(refuses(session, "UPDATE dossier SET holder_unit = NULL, holder_person = NULL, ended_at = 1, " + transit));
    CHECK_FALSE(refuses(session, "UPDATE dossier SET holder_unit = NULL, holder_person = NULL, " + transit));
    CHECK(refuses(session, "UPDATE dossier SET ended_at = 1"));
}

TEST_CASE("a dossier is on one open manifest at most")
{
    District db;
    REQUIRE(db.receive(kCode));
    const auto first = insert_handoff(db.session(), {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan"}).id;
    const auto second = insert_handoff(db.session(), {kDesk, kJustice, at("2015-03-02 09:00"), "tiepnhan"}).id;
    db.put_on(first, kCode);
    CHECK_THROWS_AS(db.put_on(second, kCode), soci::soci_error);
    CHECK(db.close(first, kCode, {"recalled", at("2015-03-02 10:00"), "tiepnhan", 3}));
    db.put_on(second, kCode);
    CHECK(refuses(db.session(), "UPDATE handoff_item SET outcome = NULL, closed_at = NULL, closed_n = NULL"));
}

TEST_CASE("the paper has one place of its own, or none, and one open handoff beside the dossier's")
{
    District db;
    REQUIRE(db.receive(kCode));
    Session& session = db.session();
    const auto data = insert_handoff(session, {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan", Carries::data}).id;
    const auto first = insert_handoff(session, {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan", Carries::paper}).id;
    const auto second = insert_handoff(session, {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan", Carries::paper}).id;
    db.put_on(data, kCode, Carries::data);
    db.put_on(first, kCode, Carries::paper);
    CHECK_THROWS_AS(db.put_on(second, kCode, Carries::paper), soci::soci_error);
    const std::string way = "paper_handoff = " + std::to_string(first) + ", paper_to = 'X24.217.TN', paper_by = 'an'";
    const std::string since = "paper_since = 1, ";
    // Where the dossier is, it does not lie apart; and a place has a time, a way both its ends and its sender.
    CHECK(refuses(session, "UPDATE dossier SET " + since + "paper_unit = 'X24.217.MC'"));
    CHECK(refuses(session, "UPDATE dossier SET paper_unit = 'X24.217.TN'"));
    CHECK(refuses(session, "UPDATE dossier SET paper_since = 1"));
    CHECK(refuses(session, "UPDATE dossier SET " + since + "paper_unit = 'X24.217.MC', " + way));
    CHECK(refuses(session, "UPDATE dossier SET paper_handoff = 1, paper_to = 'X24.217.TN', paper_by = 'tiepnhan'"));
    CHECK(refuses(session, "UPDATE dossier SET " + since + "paper_unit = 'X24.217.MC', paper_handoff = 1"));
    CHECK(refuses(session, "UPDATE dossier SET " + since + "paper_unit = 'X99'"));
    CHECK_FALSE(refuses(session, "UPDATE dossier SET " + since + "paper_unit = 'X24.217.MC', paper_handoff = " +
                                     std::to_string(first) + ", paper_to = 'X24.217.TN', paper_by = 'tiepnhan'"));
    CHECK_FALSE(refuses(session,
                        "UPDATE dossier SET paper_unit = 'X24.217.TN', paper_handoff = NULL, paper_to = NULL, "
                        "paper_by = NULL"));
    CHECK(refuses(session, "UPDATE handoff SET carries = 'x'"));
}

TEST_CASE("a number is given once in a unit and year")
{
    District db;
    const auto id = insert_handoff(db.session(), {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan"}).id;
    insert_handoff(db.session(), {kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan"});
    CHECK(refuses(db.session(), "UPDATE handoff SET number = 2 WHERE id = " + std::to_string(id)));
}

TEST_CASE("nothing refers to what is not there")
{
    District db;
    REQUIRE(db.receive(kCode));
    for (const char* sql :
         {"UPDATE dossier SET holder_unit = 'X99'", "UPDATE dossier SET holder_person = 'nobody'",
          "UPDATE dossier SET procedure_code = '9.9'", "UPDATE dossier SET desk_code = 'X99'",
          "DELETE FROM unit WHERE code = 'X24.217.MC'", "DELETE FROM dossier", "DELETE FROM journal",
          "UPDATE journal SET dossier_code = 'X'", "UPDATE sealed SET n = 9", "UPDATE party SET role = 'friend'"}) {
        CAPTURE(sql);
        CHECK(refuses(db.session(), sql));
    }
}

TEST_CASE("values outside of their enumeration or order are refused")
{
    District db;
    REQUIRE(db.receive(kCode));
    for (const char* sql :
         {"UPDATE dossier SET status = 'late'", "UPDATE dossier SET version = 0", "UPDATE dossier SET assigned = 2",
          "UPDATE dossier SET outcome = 'maybe'", "UPDATE dossier SET due_at = NULL", "UPDATE journal SET n = 0",
          "UPDATE journal SET recorded_at = happened_at - 1",
          "INSERT INTO handoff (from_unit, to_unit, sent_at, sent_by) "
          "VALUES ('X24.217.MC', 'X24.217.MC', 1, 'tiepnhan')"}) {
        CAPTURE(sql);
        CHECK(refuses(db.session(), sql));
    }
}
