#include "domain/notices.hpp"

#include "domain/names.hpp"

#include <algorithm>

namespace motcua {
namespace {

constexpr EnumNames<NoticeKind, 15> kKinds{{"received", "progress", "due_changed", "apology", "supplement_requested",
                                            "payment_requested", "stopped", "ready", "early", "returned", "withdrawn",
                                            "filed", "guided", "not_accepted", "escalation"}};

// Events that are told as what they are, whatever they change.
struct OwnKind {
    using Kind = std::optional<NoticeKind>;

    Kind operator()(const Received&) const { return NoticeKind::received; }
    Kind operator()(const SupplementRequested&) const { return NoticeKind::supplement_requested; }
    Kind operator()(const PaymentRequested&) const { return NoticeKind::payment_requested; }
    Kind operator()(const Stopped&) const { return NoticeKind::stopped; }
    Kind operator()(const Reappointed&) const { return NoticeKind::apology; }
    Kind operator()(const EarlyAnnounced&) const { return NoticeKind::early; }
    Kind operator()(const Returned&) const { return NoticeKind::returned; }
    Kind operator()(const Withdrawn&) const { return NoticeKind::withdrawn; }
    Kind operator()(const Filed&) const { return NoticeKind::filed; }
    Kind operator()(const Guided&) const { return NoticeKind::guided; }
    Kind operator()(const TurnedAway&) const { return NoticeKind::not_accepted; }
    Kind operator()(const auto&) const { return std::nullopt; }
};

}  // namespace

std::string_view to_string(NoticeKind kind)
{
    return kKinds.text(kind);
}

std::optional<NoticeKind> notice_kind_from(std::string_view text)
{
    return kKinds.value(text);
}

std::optional<NoticeKind> notice_of(const Dossier& before, const Event& event, const Dossier& after)
{
    if (after.parent) return std::nullopt;
    if (after.status == Status::filed && after.channel == Channel::direct) return std::nullopt;
    if (const auto own = std::visit(OwnKind{}, event.body)) return own;
    if (before.due_at != after.due_at) return NoticeKind::due_changed;
    if (before.status == after.status) return std::nullopt;
    return after.status == Status::ready ? NoticeKind::ready : NoticeKind::progress;
}

bool escalates(AlarmKind kind)
{
    return kind != AlarmKind::due_soon && kind != AlarmKind::calendar_missing;
}

std::vector<std::string> escalation_units(const Keeper& keeper, const std::string& desk)
{
    std::vector<std::string> units;
    for (const std::string& unit : {keeper.unit, keeper.to_unit, desk}) {
        if (!unit.empty() && std::ranges::find(units, unit) == units.end()) units.push_back(unit);
    }
    return units;
}

std::chrono::milliseconds back_off(int failures, std::chrono::milliseconds first, int share)
{
    constexpr std::chrono::milliseconds kLongest = std::chrono::hours{6};
    auto wait = std::min(first, kLongest);
    for (int i = 1; i < failures && wait < kLongest; ++i) wait = std::min(2 * wait, kLongest);
    return wait / 2 + wait / 2 * share / 1000;
}

}  // namespace motcua
