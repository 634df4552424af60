#pragma once

#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Dossier codes (TT 01/2018/TT-VPCP art. 19): agency code, date of receipt, serial of the day, "X24.217-150211-0001".

namespace motcua {

// The serial has four digits and widens past 9999; it never wraps.
std::string format_code(std::string_view agency, Date received_on, std::int64_t serial);

struct DossierCode {
    std::string agency;
    Date received_on{};
    std::int64_t serial = 0;
};

// Reads a code of the national pattern: one to five groups of two or three of [0-9A-Z] joined by dots, a real date
// YYMMDD of the years 2000 to 2099, and four to eight digits. Nothing for anything else.
std::optional<DossierCode> parse_code(std::string_view text);

// Whether a text is an agency or unit code of that pattern.
bool is_unit_code(std::string_view text);

}  // namespace motcua
