#pragma once

#include "storage/deliveries.hpp"
#include "tests/support/calendar_office.hpp"

#include <string>
#include <vector>

namespace motcua::tests {

// The office of the calendars, and what its outbox holds.
struct Outbox : CalendarOffice {
    using Lines = std::vector<std::string>;

    static constexpr const char* kOne = "X24.217-150302-0001";
    static constexpr const char* kTwo = "X24.217-150302-0002";

    // "kind n" or "kind alarm unit" of each notice, the earliest first.
    Lines put()
    {
        Lines lines;
        session()
            .each<std::string, std::optional<std::int64_t>, std::optional<std::string>, std::optional<std::string>>(
                "SELECT n.kind, n.n, a.kind, n.unit_code FROM notice n LEFT JOIN alarm a ON a.id = n.alarm_id ORDER BY "
                "n.id",
                {}, [&](auto&& row) {
                    const auto& [kind, n, alarm, unit] = row;
                    lines.push_back(kind + " " + (n ? std::to_string(*n) : alarm.value() + " " + unit.value()));
                });
        return lines;
    }

    // "channel state failures" of each delivery, in the order of notices.
    Lines deliveries()
    {
        Lines lines;
        session().each<std::string, std::string, std::int64_t>(
            "SELECT channel, state, failures FROM delivery ORDER BY notice_id, channel", {}, [&](auto&& row) {
                const auto& [channel, state, failures] = row;
                lines.push_back(channel + " " + state + " " + std::to_string(failures));
            });
        return lines;
    }

    std::int64_t sort(std::vector<storage::NoticeChannel> channels, int limit = 100)
    {
        return storage::sort_notices(session(), channels, limit);
    }

    std::optional<storage::ClaimedDelivery> claim(storage::NoticeChannel channel, std::string_view now)
    {
        return storage::claim_delivery(session(), channel, test::at(now), std::chrono::seconds{15});
    }
};

}  // namespace motcua::tests
