#pragma once

#include "api/problem.hpp"
#include "domain/dossier.hpp"
#include "domain/time.hpp"

#include <string>

// Words for people, the same on pages and in answers.

namespace motcua::api {

// "thứ Tư 25/02/2015", "Wed 25/02/2015".
std::string date_words(Date date, Language language);

// "16 giờ 00, thứ Tư 25/02/2015".
std::string moment_words(Instant t, Language language);

// "Đang giải quyết", "In progress" …
std::string status_words(Status status, Language language);

}  // namespace motcua::api
