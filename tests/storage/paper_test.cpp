#include "storage/dossier_lists.hpp"
#include "tests/support/district.hpp"

#include <set>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

std::string code(int serial)
{
    return "X24.217-150302-" + std::to_string(1000 + serial);
}

std::set<std::string> codes(District& db, const Actor& actor, const DossierQuery& query = {})
{
    std::set<std::string> found;
    for (const DossierRecord& record : list_dossiers(db.session(), actor, query)) found.insert(record.dossier.code);
    return found;
}

std::set<std::string> those(std::initializer_list<int> serials)
{
    std::set<std::string> all;
    for (const int serial : serials) all.insert(code(serial));
    return all;
}

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");

}  // namespace

TEST_CASE("paper that is apart is found by its unit, read there, and listed while it travels alone")
{
    District db;
    for (const int serial : {1, 2, 5}) REQUIRE(db.receive(code(serial)));
    const auto way = [&](int dossier, const std::string& to, const char* moment) {
        const auto [id, seal] = insert_handoff(db.session(), {kDesk, to, at(moment), "tiepnhan", Carries::paper});
        REQUIRE(db.happen(code(dossier), PaperSent{id, kDesk, to, seal}, "tiepnhan", moment));
        db.put_on(id, code(dossier), Carries::paper);
        return id;
    };
    way(5, kJustice, "2015-03-02 11:00");
    const auto id = way(1, "X24.218.MC", "2015-03-02 10:00");
    const auto with = [&](const std::string& unit) { return codes(db, kClerk, {.paper_unit = unit}); };
    CHECK(with(kDesk) == those({1, 5}));
    CHECK(with(kJustice) == those({5}));
    CHECK(with(kLand).empty());
    const Actor neighbour{"langgieng", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"};
    CHECK(codes(db, neighbour) == those({1}));
    std::vector<std::string> travelling;
    for (const DossierRecord& record : list_paper_in_transit(db.session(), kClerk, 10))
        travelling.push_back(record.dossier.code);
    CHECK(travelling == std::vector{code(1), code(5)});

    REQUIRE(db.happen(code(1), PaperAccepted{id, "X24.218.MC"}, "langgieng", "2015-03-02 12:00"));
    CHECK(with(kDesk) == those({5}));
    CHECK(with("X24.218.MC") == those({1}));
    CHECK(codes(db, neighbour) == those({1}));
    CHECK(list_paper_in_transit(db.session(), neighbour, 10).empty());
}

TEST_CASE("a shelf is shown until the paper leaves it")
{
    District db;
    REQUIRE(db.receive(code(1)));
    const auto locate = [&](const char* place, const char* moment) {
        const SealedValue sealed = seal_value("place", place);
        REQUIRE(db.happen(code(1), Located{sealed.seal}, "tiepnhan", moment, {sealed}));
    };
    const auto shelf = [&] { return find_record(db.session(), code(1))->location.value_or("nowhere"); };
    CHECK(shelf() == "nowhere");
    locate("Kệ 3", "2015-03-02 09:00");
    locate("Kệ 4", "2015-03-02 09:30");
    CHECK(shelf() == "Kệ 4");
    db.send(code(1), kLand, "2015-03-02 10:00");
    CHECK(shelf() == "nowhere");
}

TEST_CASE("many are read at once, and whom there are not is left out")
{
    District db;
    for (int i = 1; i <= 70; ++i) REQUIRE(db.receive(code(i)));
    std::vector<std::string> wanted;
    for (int i = 71; i >= 0; --i) wanted.push_back(code(i));
    const auto found = find_all_stored(db.session(), wanted);
    CHECK(found.size() == 70);
    for (const auto& [name, stored] : found) CHECK(stored == find_stored(db.session(), name));
    CHECK(find_all_stored(db.session(), {}).empty());
}
