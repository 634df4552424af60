#pragma once

#include "domain/notices.hpp"
#include "storage/alarm_flags.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace motcua::storage {

// What a notice says. Facts are those of the moment it is about, however late it is delivered; the address is the one
// known now.
struct NoticeFacts {
    std::string message_id;
    NoticeKind kind = NoticeKind::received;
    Instant created_at{};
    // The dossier right after the event, for an escalation as it is now.
    Dossier dossier;
    // Absent for a sensitive procedure, whose name may stand in no notice.
    std::optional<std::string> procedure_code = {};
    std::optional<std::string> procedure_name = {};
    // Names; empty where there is nobody.
    std::string desk = {};
    std::string received_by = {};
    std::string unit = {};     // the holder's, or the giver's while it is on its way
    std::string to_unit = {};  // the receiver's while it is on its way
    std::string person = {};
    // The reason of an apology; none for a sensitive procedure, it might tell which.
    std::string reason = {};
    // Of an escalation only: the flag, and the unit whose heads are told.
    std::optional<AlarmFlag> alarm = {};
    std::string recipient_unit = {};
    std::vector<std::string> addresses = {};
};

// Nothing when the dossier's journal cannot be read.
std::optional<NoticeFacts> notice_facts(Session& session, std::int64_t notice);

// The mail addresses a notice goes to: the applicant's or, when there is none, the submitter's; of an escalation those
// of the unit's heads. Only what looks like an address.
std::vector<std::string> addresses_of(Session& session, std::int64_t notice);

}  // namespace motcua::storage
