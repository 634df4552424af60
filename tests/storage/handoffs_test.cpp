#include "storage/handoffs.hpp"

#include "storage/sealed.hpp"
#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

constexpr const char* kFirst = "X24.217-150302-0001";
constexpr const char* kSecond = "X24.217-150302-0002";

}  // namespace

TEST_CASE("a manifest tells who gave what to whom, and how each dossier came out")
{
    District db;
    REQUIRE(db.receive(kFirst));
    REQUIRE(db.receive(kSecond));
    const auto id = db.send(kFirst, kLand, "2015-03-02 09:00");
    REQUIRE(db.happen(kSecond, HandoffSent{id, kDesk, kLand}, "tiepnhan", "2015-03-02 09:00"));
    db.put_on(id, kSecond);
    auto manifest = find_handoff(db.session(), id);
    REQUIRE(manifest);
    CHECK(manifest->from == kDesk);
    CHECK(manifest->to == kLand);
    CHECK(manifest->sent_by == "tiepnhan");
    CHECK(manifest->sent_at == at("2015-03-02 09:00"));
    CHECK(manifest->items == 2);
    CHECK(manifest->open == 2);
    CHECK(open_items(db.session(), id) == std::vector<std::string>{kFirst, kSecond});

    db.accept(kFirst, "2015-03-02 10:00");
    db.decline(kSecond, "2015-03-02 10:30", "Thiếu bản đồ");
    manifest = find_handoff(db.session(), id);
    CHECK(manifest->open == 0);
    CHECK(open_items(db.session(), id).empty());
    const auto items = items_of(db.session(), id);
    REQUIRE(items.size() == 2);
    CHECK(items[0].state == "accepted");
    CHECK(items[0].closed_by == "chuyenvien");
    CHECK(items[0].closed_at == at("2015-03-02 10:00"));
    CHECK_FALSE(items[0].reason.has_value());
    CHECK(items[1].state == "declined");
    CHECK(items[1].reason == "Thiếu bản đồ");
    CHECK(items[1].procedure_name == "Thủ tục đất đai");
    CHECK_FALSE(find_handoff(db.session(), id + 1).has_value());
}

TEST_CASE("an item is closed once")
{
    District db;
    REQUIRE(db.receive(kFirst));
    const auto id = db.send(kFirst, kLand, "2015-03-02 09:00");
    const Closing recall{"recalled", at("2015-03-02 09:30"), "tiepnhan", 3};
    CHECK(db.close(id, kFirst, recall));
    CHECK_FALSE(db.close(id, kFirst, {"accepted", at("2015-03-02 09:30"), "chuyenvien", 3}));
    CHECK_FALSE(db.close(id, kSecond, recall));
    CHECK(items_of(db.session(), id)[0].state == "recalled");
}

TEST_CASE("lists of manifests go from the newest back, by giver, receiver and whether something is open")
{
    District db;
    REQUIRE(db.receive(kFirst));
    const auto first = db.send(kFirst, kLand, "2015-03-02 09:00");
    db.decline(kFirst, "2015-03-02 09:30", "x");
    const auto second = db.send(kFirst, kJustice, "2015-03-02 10:00");
    const Actor clerk = somebody(Role::reception_clerk, kDesk);
    const auto ids = [&](const HandoffQuery& query, const Actor& actor) {
        std::vector<std::int64_t> found;
        for (const Handoff& handoff : list_handoffs(db.session(), actor, query)) found.push_back(handoff.id);
        return found;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(ids({}, clerk) == Ids{second, first});
    CHECK(ids({.limit = 1}, clerk) == Ids{second});
    CHECK(ids({.before = second}, clerk) == Ids{first});
    CHECK(ids({.to = kLand}, clerk) == Ids{first});
    CHECK(ids({.from = kLand}, clerk).empty());
    CHECK(ids({.open = true}, clerk) == Ids{second});
    CHECK(ids({.open = false}, clerk) == Ids{first});
    CHECK(ids({}, Actor{"x", Role::auditor, "X24", "X24", "/X24/"}) == Ids{second, first});
    CHECK(ids({}, Actor{"x", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"}).empty());
    CHECK(ids({}, Actor{"x", Role::administrator, kDesk, "X24.217", "/X24/X24.217/"}).empty());
    CHECK(ids({}, Actor{"x", Role::auditor, "", "", ""}).empty());
    const Handoff manifest = find_handoff(db.session(), first).value();
    CHECK(may_read(db.session(), clerk, manifest));
    CHECK_FALSE(may_read(db.session(), Actor{"x", Role::auditor, "X24.218", "X24.218", "/X24/X24.218/"}, manifest));
}

TEST_CASE("manifests are numbered 1, 2, 3 … in each giving unit and year, and one that fails leaves no gap")
{
    District db;
    const auto number = [&](const std::string& from, const std::string& to, std::string_view moment) {
        const auto id = insert_handoff(db.session(), {from, to, at(moment), "tiepnhan"}).id;
        const Handoff made = find_handoff(db.session(), id).value();
        return std::to_string(made.number) + "/" + std::to_string(made.year);
    };
    CHECK(number(kDesk, kLand, "2015-03-02 09:00") == "1/2015");
    CHECK(number(kDesk, kJustice, "2015-03-02 09:00") == "2/2015");
    CHECK(number(kLand, kDesk, "2015-03-02 09:00") == "1/2015");
    db.session().begin(true);
    CHECK(number(kDesk, kLand, "2015-03-02 10:00") == "3/2015");
    db.session().rollback();
    CHECK(number(kDesk, kLand, "2015-03-02 10:00") == "3/2015");
    // The year is the office's: New Year's Eve here ends seven hours before it does at Greenwich.
    CHECK(number(kDesk, kLand, "2015-12-31 23:59") == "4/2015");
    CHECK(number(kDesk, kLand, "2016-01-01 00:00") == "1/2016");

    const Actor clerk = somebody(Role::reception_clerk, kDesk);
    const auto found = list_handoffs(db.session(), clerk, {.from = kDesk, .number = ManifestNumber{3, 2015}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].sent_at == at("2015-03-02 10:00"));
    CHECK(list_handoffs(db.session(), clerk, {.number = ManifestNumber{1, 2015}}).size() == 2);
    CHECK(list_handoffs(db.session(), clerk, {.number = ManifestNumber{5, 2015}}).empty());
}

TEST_CASE("an entry commits to all that the manifest says")
{
    District db;
    const ManifestHead head{kDesk, kLand, at("2015-03-02 09:00"), "tiepnhan", Carries::data, "lô sáng", 12, 2015};
    const Seal seal = seal_of(head, "salt");
    CHECK(seal == commitment("salt",
                             "from:X24.217.MC\nto:X24.217.TN\nsent_at:1425261600000\nsent_by:tiepnhan\n"
                             "carries:data\nnote:lô sáng\nnumber:12\nyear:2015\n"));
    CHECK_FALSE(seal_of(head, "pepper") == seal);
    const auto [id, of_row] = insert_handoff(db.session(), head);
    const Handoff stored = find_handoff(db.session(), id).value();
    CHECK(stored.carries == Carries::data);
    CHECK(stored.note == "lô sáng");
    CHECK(stored.number == 1);
    const auto salt = db.session().value<std::string>("SELECT salt FROM handoff WHERE id = :id", {{"id", id}});
    CHECK(seal_of(stored, salt.value()) == of_row);
}
