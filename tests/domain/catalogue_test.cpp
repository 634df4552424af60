#include "domain/catalogue.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace motcua;

namespace {

// Every value has a text of its own that reads back; `count` is the number of enumerators.
template <class Enum, class From>
void check_texts(int count, From from)
{
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<Enum>(i);
        const std::string text{to_string(value)};
        CAPTURE(text);
        CHECK_FALSE(text.empty());
        CHECK(from(text) == value);
    }
    CHECK_FALSE(from(""));
    CHECK_FALSE(from("unknown"));
}

}  // namespace

TEST_CASE("every enumerator of the catalogue has a text that reads back")
{
    check_texts<UnitKind>(6, unit_kind_from);
    check_texts<LimitUnit>(5, limit_unit_from);
    check_texts<SupplementPolicy>(3, supplement_policy_from);
    check_texts<PaperRequirement>(4, paper_requirement_from);
    check_texts<Level>(3, level_from);
}

TEST_CASE("the texts are those of the data files")
{
    CHECK(to_string(UnitKind::one_stop_desk) == "one_stop_desk");
    CHECK(to_string(LimitUnit::same_day) == "same_day");
    CHECK(to_string(SupplementPolicy::restart) == "restart");
    CHECK(to_string(PaperRequirement::show_only) == "show_only");
    CHECK(to_string(Level::commune) == "commune");
    CHECK_FALSE(unit_kind_from("Province"));
}

TEST_CASE("provinces, districts and communes are agencies")
{
    CHECK(is_agency(UnitKind::province));
    CHECK(is_agency(UnitKind::district));
    CHECK(is_agency(UnitKind::commune));
    CHECK_FALSE(is_agency(UnitKind::department));
    CHECK_FALSE(is_agency(UnitKind::one_stop_desk));
    CHECK_FALSE(is_agency(UnitKind::office));
}

TEST_CASE("validity includes both ends and may be open")
{
    using namespace std::chrono_literals;
    const Date from = std::chrono::sys_days{2014y / 1 / 1};
    const Date to = std::chrono::sys_days{2015y / 12 / 31};
    const Validity closed{from, to};
    CHECK(closed.covers(from));
    CHECK(closed.covers(to));
    CHECK_FALSE(closed.covers(from - std::chrono::days{1}));
    CHECK_FALSE(closed.covers(to + std::chrono::days{1}));
    CHECK(Validity{from, std::nullopt}.covers(to + std::chrono::days{10000}));
}
