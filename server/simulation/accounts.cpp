#include "storage/accounts.hpp"

#include "server/simulation/people.hpp"
#include "server/simulation/province.hpp"

#include <stdexcept>

namespace motcua::simulation {
namespace {

void add(storage::Session& session, const Actor& actor, const std::string& hash, Instant now)
{
    if (storage::find_account(session, actor.account)) return;
    Dice dice{fixed_hash(actor.account), 0};
    const storage::Account account{actor.account, person_name(dice), actor.role, actor.unit};
    if (!storage::add_account(session, account, hash, now))
        throw std::runtime_error("cannot make the account " + actor.account);
}

}  // namespace

void write_accounts(storage::Session& session, const Province& province, const std::string& password_hash, Instant now)
{
    for (const Office& office : province.offices) {
        for (const Actor& worker : office.workers) add(session, worker, password_hash, now);
        add(session, office.head, password_hash, now);
        if (!office.unit.parent_code.empty()) continue;
        Actor overseer = office.head;
        const auto stem = overseer.account.substr(0, overseer.account.rfind('.'));
        for (const auto& [seat, role] :
             {std::pair{".kiemsoat", Role::procedure_control}, std::pair{".thanhtra", Role::auditor},
              std::pair{".quantri", Role::administrator}}) {
            overseer.account = stem + seat;
            overseer.role = role;
            add(session, overseer, password_hash, now);
        }
    }
}

}  // namespace motcua::simulation
