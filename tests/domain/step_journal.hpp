#pragma once

#include "tests/support/dossiers.hpp"

#include <tuple>
#include <vector>

// A dossier that is late in each of its steps and in all, and what other journals with steps are made of.

namespace motcua::test {

using Entry = std::tuple<const char*, const char*, EventBody>;

inline std::vector<Event> journal(const std::vector<Entry>& entries)
{
    std::vector<Event> history;
    for (const auto& [moment, actor, body] : entries) {
        const auto n = static_cast<std::int64_t>(history.size()) + 1;
        history.push_back({"X24.217-150302-0001", n, at(moment), at(moment), actor, body});
    }
    return history;
}

// Half a day at the desk from Monday 2 March 2015, 08:00, is up at 13:30; the whole is due on Wednesday.
inline Received receipt()
{
    return {.procedure = "1.000001",
            .procedure_valid_from = on("2015-01-01"),
            .desk = kDesk,
            .agency = kAgency,
            .limit_unit = LimitUnit::working_day,
            .limit_halves = 4,
            .due_at = at("2015-03-04 17:00"),
            .calendar = "test",
            .step = 1,
            .step_due_at = at("2015-03-02 13:30"),
            .applicant = seal(),
            .step_unit = LimitUnit::working_day,
            .step_halves = 1};
}

// One day in the department from Monday 15:00.
inline HandoffAccepted accepted()
{
    return {1, kLand, 2, at("2015-03-03 15:00"), LimitUnit::working_day, 2};
}

inline const std::vector<Entry>& late_everywhere()
{
    static const std::vector<Entry> entries{
        {"2015-03-02 08:00", "tiepnhan", receipt()},
        {"2015-03-02 14:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
        {"2015-03-02 15:00", "binh", accepted()},
        {"2015-03-03 16:00", "tiepnhan", SupplementRequested{seal()}},
        {"2015-03-05 16:00", "tiepnhan", SupplementReceived{at("2015-03-06 08:30"), "test", at("2015-03-05 15:00")}},
        {"2015-03-05 16:10", "binh", Decided{}},
        {"2015-03-06 08:00", "binh", HandoffSent{2, kLand, kDesk}},
        {"2015-03-06 09:00", "tiepnhan", HandoffAccepted{2, kDesk}},
        {"2015-03-09 09:00", "tiepnhan", Returned{}}};
    return entries;
}

// The result of Tuesday 16:30 is sent back on Wednesday 9:00 and stands on Thursday 9:30. The step's date was Tuesday
// 15:00, the whole is due on Wednesday.
inline std::vector<Entry> sent_back()
{
    return {{"2015-03-02 08:00", "tiepnhan", receipt()},
            {"2015-03-02 14:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
            {"2015-03-02 15:00", "binh", accepted()},
            {"2015-03-03 16:00", "binh", Decided{}},
            {"2015-03-03 16:10", "binh", HandoffSent{2, kLand, kDesk}},
            {"2015-03-03 16:30", "tiepnhan", HandoffAccepted{2, kDesk}},
            {"2015-03-04 09:00", "truongphong", RedoOrdered{seal()}},
            {"2015-03-04 10:00", "tiepnhan", HandoffSent{3, kDesk, kLand}},
            {"2015-03-04 11:00", "binh", HandoffAccepted{3, kLand}},
            {"2015-03-05 08:30", "binh", Decided{}},
            {"2015-03-05 09:00", "binh", HandoffSent{4, kLand, kDesk}},
            {"2015-03-05 09:30", "tiepnhan", HandoffAccepted{4, kDesk}}};
}

}  // namespace motcua::test
