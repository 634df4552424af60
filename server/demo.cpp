#include "server/demo.hpp"

#include "api/secrets.hpp"
#include "server/demo_dossier.hpp"
#include "server/demo_units.hpp"
#include "server/failure.hpp"
#include "server/files.hpp"
#include "server/log.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/import.hpp"
#include "storage/settings.hpp"

#include <algorithm>
#include <array>

namespace motcua::server {
namespace {

struct Person {
    const char* account;
    const char* name;
    Role role;
    std::string DemoUnits::* unit;
};

constexpr std::array kPeople{
    Person{"tiepnhan", "Nguyễn Thị Hoa", Role::reception_clerk, &DemoUnits::desk},
    Person{"chuyenvien", "Trần Văn Bình", Role::department_staff, &DemoUnits::department},
    Person{"truongphong", "Lê Minh Đức", Role::head_of_department, &DemoUnits::department},
    Person{"motcua", "Phạm Thu Hà", Role::head_of_desk, &DemoUnits::desk},
    Person{"lanhdao", "Hoàng Quốc Việt", Role::agency_leader, &DemoUnits::leaders},
    Person{"kiemsoat", "Vũ Ngọc Lan", Role::procedure_control, &DemoUnits::control},
    Person{"thanhtra", "Đặng Hữu Nghĩa", Role::auditor, &DemoUnits::top},
    Person{"quantri", "Bùi Anh Tuấn", Role::administrator, &DemoUnits::top},
};

// The files of a catalogue folder, in the order in which they refer to each other.
struct Part {
    storage::ImportKind kind;
    const char* file;
};
constexpr std::array kParts{
    Part{storage::ImportKind::units, "units.csv"},       Part{storage::ImportKind::procedures, "procedures.csv"},
    Part{storage::ImportKind::steps, "steps.csv"},       Part{storage::ImportKind::documents, "documents.csv"},
    Part{storage::ImportKind::calendar, "calendar.csv"}, Part{storage::ImportKind::hours, "hours.csv"},
};

void load_part(storage::Session& session, const Part& part, const std::filesystem::path& folder, Instant now)
{
    const auto path = folder / part.file;
    const auto report = storage::import_csv(session, part.kind, read_file(path), now);
    if (report.ok()) return;
    const auto& bad = report.bad.front();
    throw Failure(ExitCode::failure,
                  path.string() + ":" + std::to_string(bad.line) + ":" + bad.column + ": " + bad.message);
}

bool has_everyone(storage::Session& session)
{
    return std::ranges::all_of(
        kPeople, [&](const Person& person) { return storage::find_account(session, person.account).has_value(); });
}

// `hash` is the same for all: hashing eight times would take most of a second of every first start.
bool seat(storage::Session& session, const DemoUnits& units, const std::string& hash, Instant now)
{
    storage::keep_setting(session, storage::kDemoAccounts, "yes");
    for (const Person& person : kPeople) {
        const std::string& unit = units.*person.unit;
        const auto known = storage::find_account(session, person.account);
        if (!known) {
            const auto added =
                storage::add_account(session, {person.account, person.name, person.role, unit}, hash, now);
            if (!added) throw Failure(ExitCode::failure, std::string{"cannot make the demo account "} + person.account);
        } else if (known->unit_code != unit) {
            session.execute("UPDATE account SET unit_code = :unit WHERE account = :account",
                            {{"unit", unit}, {"account", person.account}});
        }
    }
    return true;
}

}  // namespace

void load_sample_catalogue(storage::Database& database, const std::filesystem::path& folder, Instant now)
{
    database.transact_now([&](storage::Session& session) {
        if (session.value<std::int64_t>("SELECT count(*) FROM unit").value_or(0) > 0) return false;
        for (const Part& part : kParts) load_part(session, part, folder, now);
        return true;
    });
}

void seed_demo_accounts(storage::Database& database, Instant now)
{
    const auto units = database.read_now([&](storage::Session& session) {
        return choose_demo_units(storage::units_in_force(session, office_date(now)));
    });
    if (!units) return log_warning("no demo accounts: no agency with a desk and departments is in force on this date");
    const bool complete = database.read_now(has_everyone);
    const std::string hash = complete ? "" : api::hash_password(kDemoPassword);
    database.transact_now([&](storage::Session& session) { return seat(session, *units, hash, now); });
}

std::string demo_welcome(api::Services& services, bool make_dossier)
{
    std::string text;
    const auto accounts = services.database.read_now(storage::list_accounts);
    for (const Person& person : kPeople) {
        const auto known = std::ranges::find(accounts, person.account, &storage::Account::account);
        if (known == accounts.end()) continue;
        text += "  " + known->account + std::string(13 - std::min<std::size_t>(known->account.size(), 12), ' ') +
                std::string{to_string(known->role)} + " at " + known->unit_code + "\n";
    }
    if (!text.empty()) text = std::string{"demo accounts, password "} + kDemoPassword + ":\n" + text;
    return text + "look up a dossier: " + look_up_link(services, make_dossier) + "\n";
}

}  // namespace motcua::server
