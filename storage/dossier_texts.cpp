#include "storage/dossier_texts.hpp"

#include "domain/texts.hpp"

#include <sstream>
#include <utility>

namespace motcua::storage {

std::optional<std::string> text_of(const std::vector<std::string>& names)
{
    return names.empty() ? std::nullopt : std::optional{joined(names, ",")};
}

std::optional<std::string> text_of(const std::vector<OpenOpinion>& opinions)
{
    std::string text;
    for (const OpenOpinion& opinion : opinions) {
        text += "|" + std::to_string(opinion.asked) + " " + std::to_string(to_milliseconds(opinion.due_at)) + "|" +
                opinion.unit;
    }
    return text.empty() ? std::nullopt : std::optional{text + "|"};
}

std::vector<OpenOpinion> opinions_of(const std::string& text)
{
    std::vector<OpenOpinion> opinions;
    std::istringstream in{text};
    for (char bar = 0; in >> bar && in.peek() != std::istringstream::traits_type::eof();) {
        OpenOpinion opinion;
        std::int64_t due = 0;
        in >> opinion.asked >> due >> bar;
        std::getline(in, opinion.unit, '|');
        in.unget();
        opinion.due_at = from_milliseconds(due);
        opinions.push_back(std::move(opinion));
    }
    return opinions;
}

}  // namespace motcua::storage
