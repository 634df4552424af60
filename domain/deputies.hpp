#pragma once

#include "domain/access.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

// Deputies: who stands in for whom, and from when to when (NĐ 61/2018 art. 12: an agency that sends staff to the desk
// keeps at least one substitute). A deputy acts with the role and in the unit of the one stood in for and under their
// own name; the journal says both.

namespace motcua {

// The law says no length; a deputy who was forgotten ends all the same, and may be named again.
inline constexpr std::chrono::days kLongestDeputy{366};

// Both days included, by the office's date.
struct DeputyTerm {
    Date from{};
    Date to{};

    bool operator==(const DeputyTerm&) const = default;
};

enum class DeputyState : std::uint8_t {
    coming,
    in_force,
    expired,
    ended,  // revoked, or one of the two has another role or unit since, or is disabled
};
std::string_view to_string(DeputyState state);

DeputyState state_of(const DeputyTerm& term, bool ended, Date today);

// forbidden_role for roles that never name deputies, not even their own.
Result<void> check_names_deputies(Role role);

// Whether `by` may say who stands in for `principal`, and end it: the person, a head of their unit, a leader of their
// agency, an administrator of it or of one above. forbidden_role, deputy_not_yours.
Result<void> check_deputy_namer(const Actor& by, const Actor& principal);

// Whether the two can be deputy and principal: two people of one agency whose roles both work on dossiers, so that no
// deputy lets an inspector change or an administrator see anything. deputy_of_oneself, deputy_role, deputy_agency.
Result<void> check_deputy(const Actor& deputy, const Actor& principal);

// out_of_range at /valid_from (today to so long from today) and at /valid_to (the first day to the longest term).
Result<void> check_deputy_term(const DeputyTerm& term, Date today);

// Whether one of the terms somebody was named for a person lets them act today. not_a_deputy without any; otherwise
// what is wrong with the one nearest to it: deputy_not_yet, deputy_expired, deputy_ended.
struct KnownTerm {
    DeputyTerm term;
    bool ended = false;
};
Result<void> check_on_duty(std::span<const KnownTerm> terms, std::string_view principal, Date today);

}  // namespace motcua
