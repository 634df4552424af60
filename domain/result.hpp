#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua {

// Why a request of a user was refused. Each reason has one stable machine name (to_string) that clients may rely on;
// the HTTP status and the Vietnamese and English sentences for it stand in one table, api/problem_texts.cpp.
enum class Reason : std::uint8_t {
    // The input itself.
    malformed_json,
    invalid_value,
    missing_field,
    unknown_field,
    wrong_type,
    too_long,
    too_many,
    out_of_range,
    invalid_text,
    impossible_date,
    reversed,
    out_of_order,
    duplicate,
    exactly_one,
    in_the_future,
    in_the_past,
    unsupported_media_type,
    body_too_large,
    invalid_cursor,
    // Who asks.
    not_signed_in,
    wrong_credentials,
    forbidden_role,
    forbidden_relation,
    too_many_requests,
    // What is asked for.
    no_such_route,
    method_not_allowed,
    unknown_dossier,
    unknown_handoff,
    unknown_procedure,
    unknown_unit,
    unknown_account,
    not_a_desk,
    not_in_force,
    // The state of things.
    stale_version,
    version_required,
    wrong_state,
    in_transit,
    wrong_holder,
    held_elsewhere,
    assigned_to_another,
    not_in_unit,
    not_a_worker,
    never_had_it,
    not_in_handoff,
    on_another_handoff,
    already_accepted,
    already_declined,
    already_recalled,
    nothing_open,
    paper_apart,
    paper_in_transit,
    duplicate_code,
    code_does_not_fit,
    duplicate_dossier,
    supplement_not_allowed,
    supplement_limit,
    reappointment_limit,
    reappointment_without_deadline,
    reappointment_not_later,
    not_a_working_day,
    not_an_approver,
    calendar_missing,
    stop_too_long,
    not_early,
    already_announced,
    nothing_to_correct,
    opinion_already_asked,
    opinion_not_asked,
    guidance_limit,
    answered_at_counter,
    not_received,
    children_open,
    not_for_child,
    // Editions of the calendar.
    unknown_edition,
    edition_discarded,
    edition_published,
    nothing_to_change,
    national_only,
    hours_of_no_unit,
    not_a_weekend,
    not_a_weekday,
    regular_has_no_hours,
    hours_overlap,
    beyond_calendar,
    // Deputies.
    unknown_deputy,
    deputy_not_yours,
    deputy_of_oneself,
    deputy_role,
    deputy_agency,
    deputy_overlaps,
    not_a_deputy,
    deputy_not_yet,
    deputy_expired,
    deputy_ended,
    deputy_chain,
    // Notices.
    unknown_notice,
    nothing_to_replay,
    // Requests as such.
    idempotency_mismatch,
    already_exists,
    busy,
    internal,
};

std::string_view to_string(Reason reason);

// An outcome a user can cause and has to be told about.
struct Rejection {
    Reason reason;
    // JSON pointer (RFC 6901) to the field at fault; empty when the request as a whole is.
    std::string pointer = {};
    // What the sentences of the reason mention, in their order ({0}, {1} …).
    std::vector<std::string> arguments = {};

    bool operator==(const Rejection&) const = default;
};

// A value, or the reason there is none. Broken environments (database gone, disk full) are exceptions instead.
template <class T>
using Result = std::expected<T, Rejection>;

inline std::unexpected<Rejection> reject(Reason reason,
                                         std::string pointer = {},
                                         std::vector<std::string> arguments = {})
{
    return std::unexpected(Rejection{reason, std::move(pointer), std::move(arguments)});
}

}  // namespace motcua
