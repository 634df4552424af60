#pragma once

#include "domain/alarms.hpp"
#include "domain/events.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Notices: which event is told to whom.

namespace motcua {

// All but the last tell the citizen; an escalation tells the heads of units.
enum class NoticeKind : std::uint8_t {
    received,
    progress,     // any change of status without a kind of its own
    due_changed,  // by a calendar or the end of a wait
    apology,      // late, and appointed anew (NĐ 61/2018 art. 19(9))
    supplement_requested,
    payment_requested,
    stopped,
    ready,
    early,  // NĐ 61/2018 art. 20
    returned,
    withdrawn,
    filed,
    guided,
    not_accepted,
    escalation,
};
std::string_view to_string(NoticeKind kind);
std::optional<NoticeKind> notice_kind_from(std::string_view text);

// What the citizen is told of an event, given the dossier before and after it: every change of status (NĐ 224/2026 art.
// 15) and every change of the due date; nothing of what is the office's own affair, nor that papers were laid on the
// counter, where the answer is given at once.
std::optional<NoticeKind> notice_of(const Dossier& before, const Event& event, const Dossier& after);

// Whether heads are told of an alarm when it is raised: of what has gone wrong, not of what is coming.
bool escalates(AlarmKind kind);

// The units whose heads are told of an alarm: who had the dossier, who was to take it in, and the desk of receipt, each
// once.
std::vector<std::string> escalation_units(const Keeper& keeper, const std::string& desk);

// How long to wait after a delivery has failed `failures` times (at least once): `first` doubled each time, at most six
// hours, of which `share` (0 to 1000 thousandths, drawn by chance) of the later half is taken, so that what failed
// together is not tried together.
std::chrono::milliseconds back_off(int failures, std::chrono::milliseconds first, int share);

}  // namespace motcua
