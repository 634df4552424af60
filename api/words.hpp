#pragma once

#include "api/problem.hpp"
#include "domain/dossier.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <string>
#include <utility>

// Words for people, the same on pages and in answers.

namespace motcua::api {

// A text in both languages.
struct Words {
    const char* vi;
    const char* en;

    std::string in(Language language) const { return language == Language::vi ? vi : en; }
};

// The one of two texts that is in this language.
inline std::string in(Language language, std::string vi, std::string en)
{
    return language == Language::vi ? std::move(vi) : std::move(en);
}

// "thứ Tư 25/02/2015", "Wed 25/02/2015".
std::string date_words(Date date, Language language);

// "16 giờ 00, thứ Tư 25/02/2015".
std::string moment_words(Instant t, Language language);

// "1.234", "1,234".
std::string number_words(std::int64_t number, Language language);

// Tenths of a percent: "96,1%", "96.1%".
std::string percent_words(std::int64_t tenths, Language language);

// "150.000 đồng", "150,000 VND".
std::string money_words(std::int64_t vnd, Language language);

// "Đang giải quyết", "In progress" …
std::string status_words(Status status, Language language);

}  // namespace motcua::api
