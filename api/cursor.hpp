#pragma once

#include "storage/alarm_flags.hpp"
#include "storage/dossier_lists.hpp"
#include "storage/warnings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace motcua::api {

// Where a list goes on, as a text for the client to hand back unread.
std::string write_cursor(const storage::ListPosition& position);
// Nothing for a text write_cursor() did not write.
std::optional<storage::ListPosition> read_cursor(std::string_view text);

// The same for alarms.
std::string write_cursor(const storage::AlarmPosition& position);
std::optional<storage::AlarmPosition> read_alarm_cursor(std::string_view text);

// The same for early warnings: the moment of the first page goes along, so that all pages are of one moment.
struct WarningCursor {
    Instant as_of{};
    storage::WarningPosition position;

    bool operator==(const WarningCursor&) const = default;
};
std::string write_warning_cursor(const WarningCursor& cursor);
std::optional<WarningCursor> read_warning_cursor(std::string_view text);

}  // namespace motcua::api
