#pragma once

#include "api/reader.hpp"
#include "domain/calendar_data.hpp"

#include <vector>

// Working hours and special days as they are written in JSON. Faults are noted where they were written; what concerns
// several entries at once (dates twice, validities that overlap) is for check() of the whole calendar, whose pointers
// fit lists named "hours" and "days".

namespace motcua::api {

using Week = std::array<std::vector<Segment>, 7>;

// [{"weekday": 1 to 7, "segments": ["07:30-11:30", …]}], Monday first; days that are not named are not worked.
Week read_week(Reader& reader, const char* name);

// [{"valid_from", "valid_to"?, "week"}].
std::vector<WeeklyHours> read_hours(Reader& reader, const char* name);

// [{"date", "type", "name"?, "segments"?}].
std::vector<SpecialDay> read_special_days(Reader& reader, const char* name);

}  // namespace motcua::api
