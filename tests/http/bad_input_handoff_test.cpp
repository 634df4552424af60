#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

const Target kSend{"POST", "/api/v1/handoffs"};

Json manifest(const Json& codes)
{
    return {{"from", "X24.217.MC"}, {"to", "X24.217.KT"}, {"dossiers", codes}};
}

}  // namespace

TEST_CASE("a manifest that is not well-formed is refused, field by field")
{
    Office office;
    const std::string code = received(office);
    const std::string before = on_record(office);
    const Json good = manifest({code});
    const auto bad = [&](const std::string& pointer, const Json& value) { return with(good, pointer, value); };
    Client& clerk = office.as("tiepnhan");
    check_refused(clerk, kSend, bad_json());
    check_refused(clerk, kSend,
                  {{"nothing", "", 422, "missing-field", "/from"},
                   {"no giver", without(good, "", "from"), 422, "missing-field", "/from"},
                   {"no receiver", without(good, "", "to"), 422, "missing-field", "/to"},
                   {"no list", without(good, "", "dossiers"), 422, "missing-field", "/dossiers"},
                   {"an empty list", bad("/dossiers", Json::array()), 422, "missing-field", "/dossiers"},
                   {"null", bad("/dossiers", nullptr), 422, "missing-field", "/dossiers"},
                   {"one code", bad("/dossiers", code), 422, "wrong-type", "/dossiers"},
                   {"an object", bad("/dossiers", Json::object()), 422, "wrong-type", "/dossiers"},
                   {"a number", bad("/dossiers", {code, 5}), 422, "wrong-type", "/dossiers/1"},
                   {"a blank", bad("/dossiers", {code, " "}), 422, "missing-field", "/dossiers/1"},
                   {"too long", bad("/dossiers/0", letters(65)), 422, "too-long", "/dossiers/0"},
                   {"501 codes", bad("/dossiers", Json(501, "x")), 422, "too-many", "/dossiers"},
                   {"twice", bad("/dossiers", {code, "x", code}), 422, "duplicate-dossier", "/dossiers/2"},
                   {"a strange load", bad("/carries", "x"), 422, "invalid-value", "/carries"},
                   {"a number for the load", bad("/carries", 5), 422, "wrong-type", "/carries"},
                   {"a number for the giver", bad("/from", 5), 422, "wrong-type", "/from"},
                   {"a long receiver", bad("/to", letters(41)), 422, "too-long", "/to"},
                   {"a long note", bad("/note", letters(2001)), 422, "too-long", "/note"},
                   {"NUL in the note", bad("/note", std::string{"a\0b", 3}), 422, "invalid-text", "/note"},
                   {"unknown", bad("/x", 1), 422, "unknown-field", "/x"}});
    CHECK(on_record(office) == before);
}

TEST_CASE("a manifest goes from the sender's unit to another that works")
{
    Office office;
    const std::string code = received(office);
    const std::string before = on_record(office);
    const Json good = manifest({code});
    const auto bad = [&](const std::string& pointer, const Json& value) { return with(good, pointer, value); };
    Client& clerk = office.as("tiepnhan");
    check_refused(
        clerk, kSend,
        {{"to nobody", bad("/to", "X24.999"), 404, "unknown-unit", "/to"},
         {"to a unit of later", bad("/to", "Y24.STP"), 404, "unknown-unit", "/to"},
         {"to oneself", bad("/to", "X24.217.MC"), 422, "invalid-value", "/to"},
         {"from another unit", bad("/from", "X24.217.TP"), 403, "forbidden-relation", "/from"},
         {"from nowhere", bad("/from", "X24.999"), 403, "forbidden-relation", "/from"},
         {"no such dossier", bad("/dossiers", {code, "X24.217-150211-0077"}), 404, "unknown-dossier", "/dossiers/1"},
         {"no code", bad("/dossiers", {"zzz", code}), 404, "unknown-dossier", "/dossiers/0"}});
    for (const char* account : {"kiemsoat", "thanhtra", "quantri"}) {
        check_refused(office.as(account), kSend, {{account, good.dump(), 403, "forbidden-role"}});
    }
    check_refused(office.as("chuyenvien"), kSend,
                  {{"not held", R"({"from": "X24.217.KT", "to": "X24.217.MC", "dossiers": [")" + code + R"("]})", 409,
                    "held-elsewhere", "/dossiers/0"}});
    CHECK(on_record(office) == before);
    REQUIRE(clerk.post("/api/v1/handoffs", good).status == 201);
    check_refused(clerk, kSend, {{"already sent", good.dump(), 409, "in-transit", "/dossiers/0"}});
    CHECK(office.verify().code == 0);
}

TEST_CASE("a handoff is closed by the right side, with what is open in it")
{
    Office office;
    const std::string first = received(office);
    const std::string second = received(office);
    Client& clerk = office.as("tiepnhan");
    REQUIRE(clerk.post("/api/v1/handoffs", manifest({first})).status == 201);
    REQUIRE(clerk.post("/api/v1/handoffs", manifest({second})).status == 201);
    const std::string before = on_record(office);
    Client& staff = office.as("chuyenvien");
    for (const char* how : {"accept", "decline", "recall"}) {
        CAPTURE(how);
        const std::string verb = how;
        Client& entitled = verb == "recall" ? clerk : staff;
        Client& other = verb == "recall" ? staff : clerk;
        const Target target{"POST", "/api/v1/handoffs/1/" + verb};
        const Json good{{"dossiers", {first}}, {"reason", "x"}};
        const auto bad = [&](const std::string& pointer, const Json& value) { return with(good, pointer, value); };
        check_refused(entitled, target, bad_json());
        check_refused(
            entitled, target,
            {{"an empty list", bad("/dossiers", Json::array()), 422, "missing-field", "/dossiers"},
             {"one code", bad("/dossiers", first), 422, "wrong-type", "/dossiers"},
             {"a number", bad("/dossiers/0", 5), 422, "wrong-type", "/dossiers/0"},
             {"twice", bad("/dossiers", {first, first}), 422, "duplicate-dossier", "/dossiers/1"},
             {"a long reason", bad("/reason", letters(2001)), 422, "too-long", "/reason"},
             {"a number for the reason", bad("/reason", 5), 422, "wrong-type", "/reason"},
             {"unknown dossier", bad("/dossiers", {first, "zzz"}), 409, "not-in-handoff", "/dossiers/1"},
             {"of another manifest", bad("/dossiers", {second, first}), 409, "on-another-handoff", "/dossiers/0"}});
        check_refused(other, target, {{"the other side", good.dump(), 403, "forbidden-relation"}});
        for (const char* account : {"thanhtra", "quantri", "kiemsoat"}) {
            check_refused(office.as(account), target, {{account, good.dump(), 403, "forbidden-role"}});
        }
        for (const char* id : {"99", "0", "-1", "x", "1.5", "99999999999999999999"}) {
            check_refused(entitled, {"POST", std::string{"/api/v1/handoffs/"} + id + "/" + verb},
                          {{id, good.dump(), 404, "unknown-handoff"}});
        }
    }
    check_refused(staff, {"POST", "/api/v1/handoffs/1/decline"},
                  {{"no reason", "{}", 422, "missing-field", "/reason"},
                   {"no body", "", 422, "missing-field", "/reason"},
                   {"blank", R"({"reason": " "})", 422, "missing-field", "/reason"}});
    CHECK(on_record(office) == before);
    REQUIRE(staff.send("POST", "/api/v1/handoffs/1/accept").status == 200);
    check_refused(staff, {"POST", "/api/v1/handoffs/1/accept"},
                  {{"all again", "{}", 409, "nothing-open"},
                   {"one again", Json{{"dossiers", {first}}}.dump(), 409, "already-accepted", "/dossiers/0"}});
    CHECK(office.verify().code == 0);
}
