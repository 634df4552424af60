#include "domain/catalogue.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

// The texts of an enumeration, in the order of its values.
template <std::size_t Size>
using Texts = std::array<std::string_view, Size>;

constexpr Texts<6> kUnitKinds{"province", "department", "district", "commune", "one_stop_desk", "office"};
constexpr Texts<5> kLimitUnits{"working_day", "working_hour", "calendar_day", "same_day", "none"};
constexpr Texts<3> kSupplementPolicies{"restart", "pause", "none"};
constexpr Texts<4> kPaperRequirements{"yes", "conditional", "show_only", "unstated"};
constexpr Texts<3> kLevels{"province", "district", "commune"};

template <class Enum, std::size_t Size>
std::string_view text_of(const Texts<Size>& texts, Enum value)
{
    return texts.at(static_cast<std::size_t>(value));
}

template <class Enum, std::size_t Size>
std::optional<Enum> value_of(const Texts<Size>& texts, std::string_view text)
{
    const auto found = std::ranges::find(texts, text);
    if (found == texts.end()) return std::nullopt;
    return static_cast<Enum>(found - texts.begin());
}

}  // namespace

std::string_view to_string(UnitKind kind)
{
    return text_of(kUnitKinds, kind);
}

std::optional<UnitKind> unit_kind_from(std::string_view text)
{
    return value_of<UnitKind>(kUnitKinds, text);
}

bool is_agency(UnitKind kind)
{
    return kind == UnitKind::province || kind == UnitKind::district || kind == UnitKind::commune;
}

std::string_view to_string(LimitUnit unit)
{
    return text_of(kLimitUnits, unit);
}

std::optional<LimitUnit> limit_unit_from(std::string_view text)
{
    return value_of<LimitUnit>(kLimitUnits, text);
}

std::string_view to_string(SupplementPolicy policy)
{
    return text_of(kSupplementPolicies, policy);
}

std::optional<SupplementPolicy> supplement_policy_from(std::string_view text)
{
    return value_of<SupplementPolicy>(kSupplementPolicies, text);
}

std::string_view to_string(PaperRequirement requirement)
{
    return text_of(kPaperRequirements, requirement);
}

std::optional<PaperRequirement> paper_requirement_from(std::string_view text)
{
    return value_of<PaperRequirement>(kPaperRequirements, text);
}

std::string_view to_string(Level level)
{
    return text_of(kLevels, level);
}

std::optional<Level> level_from(std::string_view text)
{
    return value_of<Level>(kLevels, text);
}

}  // namespace motcua
