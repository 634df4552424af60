#include "domain/deputies.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <string>

namespace motcua {
namespace {

constexpr EnumNames<DeputyState, 4> kStates{{"coming", "in_force", "expired", "ended"}};

bool heads(const Actor& by, const Actor& principal)
{
    const bool of_unit = by.role == Role::head_of_department || by.role == Role::head_of_desk;
    return (of_unit && by.unit == principal.unit) || (by.role == Role::agency_leader && by.agency == principal.agency);
}

bool administers(const Actor& by, const Actor& principal)
{
    return by.role == Role::administrator && !by.agency_path.empty() &&
           principal.agency_path.starts_with(by.agency_path);
}

Result<void> check_within(const char* pointer, Date date, Date first, Date last)
{
    if (first <= date && date <= last) return {};
    return reject(Reason::out_of_range, pointer, {format_date(first), format_date(last)});
}

}  // namespace

std::string_view to_string(DeputyState state)
{
    return kStates.text(state);
}

DeputyState state_of(const DeputyTerm& term, bool ended, Date today)
{
    if (ended) return DeputyState::ended;
    if (today < term.from) return DeputyState::coming;
    return term.to < today ? DeputyState::expired : DeputyState::in_force;
}

Result<void> check_names_deputies(Role role)
{
    if (role == Role::administrator || works_on_dossiers(role)) return {};
    return reject(Reason::forbidden_role, "", {std::string{to_string(role)}, "name-deputy"});
}

Result<void> check_deputy_namer(const Actor& by, const Actor& principal)
{
    if (auto role = check_names_deputies(by.role); !role) return role;
    if (by.account == principal.account || heads(by, principal) || administers(by, principal)) return {};
    return reject(Reason::deputy_not_yours, "", {principal.account});
}

Result<void> check_deputy(const Actor& deputy, const Actor& principal)
{
    if (deputy.account == principal.account) return reject(Reason::deputy_of_oneself, "/account", {deputy.account});
    for (const auto& [pointer, actor] : {std::pair{"/account", &deputy}, {"/stands_in_for", &principal}}) {
        if (works_on_dossiers(actor->role)) continue;
        return reject(Reason::deputy_role, pointer, {actor->account, std::string{to_string(actor->role)}});
    }
    if (deputy.agency != principal.agency)
        return reject(Reason::deputy_agency, "/account", {deputy.account, principal.agency});
    return {};
}

Result<void> check_deputy_term(const DeputyTerm& term, Date today)
{
    if (auto from = check_within("/valid_from", term.from, today, today + kLongestDeputy); !from) return from;
    return check_within("/valid_to", term.to, term.from, term.from + kLongestDeputy - std::chrono::days{1});
}

Result<void> check_on_duty(std::span<const KnownTerm> terms, std::string_view principal, Date today)
{
    const std::string name{principal};
    const KnownTerm* next = nullptr;
    const KnownTerm* last = nullptr;
    for (const KnownTerm& known : terms) {
        switch (state_of(known.term, known.ended, today)) {
            case DeputyState::in_force:
                return {};
            case DeputyState::coming:
                if (next == nullptr || known.term.from < next->term.from) next = &known;
                break;
            case DeputyState::expired:
                if (last == nullptr || last->term.to < known.term.to) last = &known;
                break;
            case DeputyState::ended:
                break;
        }
    }
    if (next != nullptr) return reject(Reason::deputy_not_yet, "", {name, format_date(next->term.from)});
    if (last != nullptr) return reject(Reason::deputy_expired, "", {name, format_date(last->term.to)});
    return reject(terms.empty() ? Reason::not_a_deputy : Reason::deputy_ended, "", {name});
}

}  // namespace motcua
