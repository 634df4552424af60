#pragma once

#include "api/problem.hpp"
#include "domain/explanation.hpp"

#include <string>
#include <vector>

// The sentences of an explanation, each one whole.

namespace motcua::api {

// Where the count starts: "Tiếp nhận lúc … Không tính ngày này; bắt đầu tính từ ngày kế tiếp."
std::string start_sentence(const Explanation& explanation, Language language);

// What the n-th wait (n from 0) did to the deadline.
std::string wait_sentence(const ExplainedWait& explained, std::size_t n, Language language);

// What was done with a run of dates, and why.
std::string days_sentence(const Explanation& explanation, const DayRange& range, Language language);

// By which law.
std::string law_sentence(Date received, Language language);

// Everything but the dates, in the order it is best read: law, calendar, limit and how it is read, start, waits, date.
std::vector<std::string> general_sentences(const Explanation& explanation, Language language);

}  // namespace motcua::api
