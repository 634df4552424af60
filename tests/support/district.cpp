#include "tests/support/district.hpp"

#include "domain/fields.hpp"
#include "storage/dossiers.hpp"

#include <array>

namespace motcua::tests {
namespace {

using storage::SealedValue;
using storage::Session;

void add_unit(Session& session, const std::string& code, const char* kind, const char* parent, const char* agency)
{
    const std::string parent_path =
        parent == nullptr
            ? "/"
            : session.value<std::string>("SELECT path FROM unit WHERE code = :code", {{"code", parent}}).value();
    session.execute(
        "INSERT INTO unit (code, name, kind, parent_code, valid_from, path, agency_code) "
        "VALUES (:code, :code, :kind, :parent, '2000-01-01', :path, :agency)",
        {{"code", code},
         {"kind", kind},
         {"parent", parent == nullptr ? std::optional<std::string>{} : std::optional<std::string>{parent}},
         {"path", parent_path + code + "/"},
         {"agency", agency}});
}

void add_account(Session& session, const char* account, const char* role, const std::string& unit)
{
    session.execute(
        "INSERT INTO account (account, name, role, unit_code, password_hash, created_at) "
        "VALUES (:account, :account, :role, :unit, 'x', 0)",
        {{"account", account}, {"role", role}, {"unit", unit}});
}

}  // namespace

District::District()
{
    Session& s = session();
    s.begin(true);
    add_unit(s, "X24", "province", nullptr, "X24");
    add_unit(s, "X24.217", "district", "X24", "X24.217");
    for (const std::string& department : {test::kLand, test::kJustice, test::kLeaders})
        add_unit(s, department, "department", "X24.217", "X24.217");
    add_unit(s, test::kDesk, "one_stop_desk", "X24.217", "X24.217");
    add_unit(s, "X24.218", "district", "X24", "X24.218");
    add_unit(s, "X24.218.MC", "one_stop_desk", "X24.218", "X24.218");
    add_account(s, "tiepnhan", "reception_clerk", test::kDesk);
    add_account(s, "motcua", "head_of_desk", test::kDesk);
    add_account(s, "chuyenvien", "department_staff", test::kLand);
    add_account(s, "tuphap", "department_staff", test::kJustice);
    add_account(s, "lanhdao", "agency_leader", test::kLeaders);
    add_account(s, "langgieng", "reception_clerk", "X24.218.MC");
    s.run_script(
        "INSERT INTO procedure_version (code, valid_from, name, name_key, initials, field, level, limit_unit, "
        "limit_halves, supplement_policy) VALUES ('1.000001', '2015-01-01', 'Thủ tục đất đai', 'thu tuc dat dai', "
        "'ttdd', 'Đất đai', 'district', 'working_day', 10, 'restart')");
    s.commit();
}

Result<Dossier> District::receive(const std::string& code,
                                  std::optional<Instant> due,
                                  const storage::Party& applicant,
                                  const std::string& desk)
{
    const SealedValue sealed = storage::seal_value("applicant", write_fields(applicant));
    const Received body{.procedure = "1.000001",
                        .procedure_valid_from = test::on("2015-01-01"),
                        .desk = desk,
                        .agency = desk.substr(0, 7),
                        .limit_unit = due ? LimitUnit::working_day : LimitUnit::none,
                        .limit_halves = due ? 10 : 0,
                        .due_at = due,
                        .calendar = "test",
                        .applicant = sealed.seal};
    return happen(code, body, desk == test::kDesk ? "tiepnhan" : "langgieng", "2015-03-02 08:00", {sealed});
}

Result<Dossier> District::happen(const std::string& code,
                                 EventBody body,
                                 const std::string& actor,
                                 std::string_view moment,
                                 const std::vector<SealedValue>& sealed)
{
    const auto before = storage::find_stored(session(), code);
    const std::int64_t n = before ? before->dossier.version + 1 : 1;
    return storage::append(session(), before, {code, n, test::at(moment), test::at(moment), actor, std::move(body)},
                           sealed);
}

std::int64_t District::send(const std::string& code, const std::string& to, std::string_view moment)
{
    const Dossier dossier = storage::find_stored(session(), code).value().dossier;
    const std::string from = dossier.holder.value().unit;
    const std::string actor = dossier.holder->person;
    const auto [handoff, seal] = storage::insert_handoff(session(), {from, to, test::at(moment), actor});
    REQUIRE(happen(code, HandoffSent{handoff, from, to, {}, seal}, actor, moment));
    put_on(handoff, code);
    return handoff;
}

void District::put_on(std::int64_t handoff, const std::string& code, Carries carries)
{
    storage::insert_items(session(), handoff, carries, std::array{code});
}

bool District::close(std::int64_t handoff, const std::string& code, const storage::Closing& closing)
{
    return storage::close_items(session(), handoff, std::array{storage::ClosedItem{code, closing}}) == 1;
}

void District::accept(const std::string& code, std::string_view moment)
{
    const Transit transit = storage::find_stored(session(), code).value().dossier.transit.value();
    const std::string actor = transit.to == test::kDesk   ? "tiepnhan"
                              : transit.to == test::kLand ? "chuyenvien"
                                                          : "tuphap";
    const auto after = happen(code, HandoffAccepted{transit.handoff, transit.to}, actor, moment);
    REQUIRE(after);
    REQUIRE(close(transit.handoff, code, {"accepted", test::at(moment), actor, after->version}));
}

void District::decline(const std::string& code, std::string_view moment, const std::string& reason)
{
    const Transit transit = storage::find_stored(session(), code).value().dossier.transit.value();
    const SealedValue sealed = storage::seal_value("reason", reason);
    const auto after = happen(code, HandoffDeclined{transit.handoff, sealed.seal}, "chuyenvien", moment, {sealed});
    REQUIRE(after);
    REQUIRE(close(transit.handoff, code, {"declined", test::at(moment), "chuyenvien", after->version}));
}

std::string District::status_of(const std::string& code)
{
    return session().value<std::string>("SELECT status FROM dossier WHERE code = :code", {{"code", code}}).value_or("");
}

}  // namespace motcua::tests
