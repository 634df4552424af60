#include "tests/crowd/staff.hpp"

#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/hashes.hpp"

#include <algorithm>
#include <cctype>

namespace motcua::tests {
namespace {

constexpr const char* kDemoAccount = "tiepnhan";
constexpr Date kDay = std::chrono::sys_days{std::chrono::year{2015} / 2 / 2};

bool is_leaders(const Unit& unit)
{
    return unit.code.ends_with(".UB");
}

std::vector<Role> roles_in(const Unit& unit, int desks)
{
    if (unit.kind == UnitKind::one_stop_desk) {
        std::vector<Role> roles(static_cast<std::size_t>(desks), Role::reception_clerk);
        roles.push_back(Role::head_of_desk);
        return roles;
    }
    if (is_leaders(unit)) return {Role::agency_leader};
    return {Role::department_staff, Role::department_staff, Role::head_of_department};
}

std::string account_in(const Unit& unit, std::size_t n)
{
    std::string account = unit.code + "-" + std::to_string(n + 1);
    std::ranges::transform(account, account.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return account;
}

// The cookie of a session that outlasts every walk: logging in takes most of a tenth of a second each.
std::string open_session(storage::Session& session, const std::string& account)
{
    const std::string token = storage::random_hex(16);
    storage::open_session(session, storage::sha256_hex(token), account, {},
                          at_office(kDay, {}) + std::chrono::days{3650});
    return "motcua_session=" + token;
}

}  // namespace

std::vector<Colleague> staff_all(const Office& office, const std::vector<std::string>& agencies, int desks)
{
    storage::Session session{office.database_url()};
    const std::string hash = storage::password_hash(session, kDemoAccount).value();
    std::vector<Colleague> people;
    for (const Unit& unit : storage::units_in_force(session, kDay)) {
        if (is_agency(unit.kind) || std::ranges::find(agencies, unit.parent_code) == agencies.end()) continue;
        const auto roles = roles_in(unit, desks);
        for (std::size_t n = 0; n < roles.size(); ++n) {
            const std::string account = account_in(unit, n);
            if (!storage::add_account(session, {account, account, roles[n], unit.code}, hash, {})) continue;
            people.push_back({account, roles[n], unit.code, open_session(session, account)});
        }
    }
    return people;
}

}  // namespace motcua::tests
