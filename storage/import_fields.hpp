#pragma once

#include "domain/catalogue.hpp"
#include "storage/csv.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Used by the importers only.

namespace motcua::storage {

// Reads the fields of one row and reports what is wrong with them. A field that was reported reads as an empty value.
class Fields {
public:
    Fields(const CsvRow& row, std::span<const std::string_view> columns, std::vector<BadRow>& bad);

    // The field as it stands; empty when blank.
    const std::string& raw(std::string_view column) const;

    std::string required_text(std::string_view column);
    std::string unit_code(std::string_view column);
    std::string procedure_code(std::string_view column);
    Date required_date(std::string_view column);
    // Columns valid_from and valid_to.
    Validity validity();
    // Digits only, at most `most`.
    std::optional<std::int64_t> optional_whole(std::string_view column, std::int64_t most);
    std::int64_t required_whole(std::string_view column, std::int64_t least, std::int64_t most);
    // Minutes since midnight of an HH:MM.
    int time_of_day(std::string_view column);

    // One of the words that `from` knows; `fallback` when it was reported.
    template <class Enum>
    Enum word(std::string_view column, std::optional<Enum> (*from)(std::string_view), Enum fallback)
    {
        const std::string& text = required(column);
        const auto value = from(text);
        if (!value && !text.empty()) report(column, "\"" + text + "\" is none of the allowed words");
        return value.value_or(fallback);
    }

    void report(std::string_view column, std::string message);

    // Nothing of this row was reported.
    bool ok() const { return ok_; }

private:
    const std::string& required(std::string_view column);

    const CsvRow& row_;
    std::span<const std::string_view> columns_;
    std::vector<BadRow>& bad_;
    bool ok_ = true;
};

// "from 2014-01-01 to 2015-12-31", "from 2025-07-01".
std::string spoken(const Validity& validity);

bool overlap(const Validity& one, const Validity& other);

}  // namespace motcua::storage
