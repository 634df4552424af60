#include "storage/closing_replay.hpp"

#include "storage/closings.hpp"

#include <algorithm>
#include <set>

namespace motcua::storage {
namespace {

std::string shown(const std::optional<std::int64_t>& value)
{
    return value ? std::to_string(*value) : "none";
}

std::string named(const CellKey& cell, std::size_t measure)
{
    const std::string group =
        cell.first == GroupBy::none ? "the agency" : std::string{to_string(cell.first)} + " " + cell.second;
    return measures()[measure].name + " of " + group;
}

// The first frozen figure that is another than the entries give; empty when there is none.
std::string figure_fault(const MeasuredCells& frozen, const MeasuredCells& folded)
{
    std::set<CellKey> keys;
    for (const auto* cells : {&frozen, &folded})
        for (const auto& [key, values] : *cells) keys.insert(key);
    for (const CellKey& key : keys) {
        const auto some = frozen.find(key);
        const auto others = folded.find(key);
        const Measured& is = some == frozen.end() ? empty_cell() : some->second;
        const Measured& gives = others == folded.end() ? empty_cell() : others->second;
        const auto differs = std::ranges::mismatch(is, gives);
        if (differs.in1 == is.end()) continue;
        return named(key, static_cast<std::size_t>(differs.in1 - is.begin())) + " is " + shown(*differs.in1) +
               ", its entries give " + shown(*differs.in2);
    }
    return {};
}

// Calendars of the past can be had again, forms of facts and the catalogue cannot.
bool can_be_counted(const FigureBasis& basis, const FigureBasis& today)
{
    return basis.facts_form == today.facts_form && basis.catalogue == today.catalogue;
}

class Check {
public:
    explicit Check(Session& session) : session_(session), today_(figure_basis(session, {})) {}

    ClosingVerification run()
    {
        std::optional<ClosedPeriod> before;
        for (const ClosedPeriod& closing : closing_chain(session_)) {
            if (std::string fault = fault_of(before, closing); !fault.empty()) {
                found_.first_difference =
                    "closing " + std::to_string(closing.id) + " of " + closing.agency + ": " + fault;
                break;
            }
            ++found_.closings;
            before = closing;
        }
        return found_;
    }

private:
    std::string fault_of(const std::optional<ClosedPeriod>& before, const ClosedPeriod& closing)
    {
        if (closing.id != (before ? before->id : 0) + 1) return "the one before it is missing";
        const MeasuredCells frozen = frozen_cells(session_, closing.id);
        if (!can_be_counted(closing.basis, today_)) {
            ++found_.not_counted;
        } else if (std::string fault = figure_fault(frozen, fold_cells(session_, calendars_, closing.scope()));
                   !fault.empty()) {
            return fault;
        }
        if (closing_hash(session_, before, closing, frozen) != closing.hash) return "does not match its hash";
        return {};
    }

    Session& session_;
    FigureBasis today_;
    Calendars calendars_ = {};
    ClosingVerification found_ = {};
};

}  // namespace

ClosingVerification verify_closings(Database& database)
{
    return database.read_now([](Session& session) { return Check{session}.run(); });
}

}  // namespace motcua::storage
