#pragma once

#include "domain/deputies.hpp"
#include "storage/accounts.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace motcua::storage {

// Who was named to stand in for whom.
struct Deputy {
    std::int64_t id = 0;
    std::string account;
    std::string name;
    std::string principal;
    std::string principal_name;
    // What the deputy acts with: the principal's, as they were then.
    Role role = Role::auditor;
    std::string unit;
    DeputyTerm term;
    Instant named_at{};
    std::string named_by;
    std::optional<Instant> revoked_at = {};
    std::optional<std::string> revoked_by = {};
    bool ended = false;  // see DeputyState::ended
};

struct NewDeputy {
    std::string account;
    std::string principal;
    DeputyTerm term;
};

// Rejections: unknown_account at /account or /stands_in_for (also for a disabled one), those of check_deputy_namer(),
// check_deputy() and check_deputy_term(), and deputy_overlaps when the same is named for a part of that time already.
Result<Deputy> name_deputy(Session& session, const NewDeputy& wanted, const Actor& by, Instant now);

// Ends it; once ended nothing changes. By who may name one, or by the deputy. unknown_deputy (also for one not for
// their eyes), deputy_not_yours, forbidden_role.
Result<Deputy> revoke_deputy(Session& session, std::int64_t id, const Actor& by, Instant now);

// Deputies of the agencies the reader may read about, or administers; the newest first, those before the id `before`.
// Without a reader all.
std::vector<Deputy> list_deputies(Session& session, const Actor* reader, std::optional<std::int64_t> before, int limit);

// For whom the account may act on this date, by name.
std::vector<Deputy> deputyships_of(Session& session, const std::string& account, Date today);

// The account as it acts for somebody: its own name, the role and the unit of the other. Rejections of check_on_duty().
Result<Account> acting_for(Session& session, const Account& own, const std::string& principal, Date today);

}  // namespace motcua::storage
