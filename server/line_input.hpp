#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace motcua::server {

// The lines of a file or of standard input, in bounded memory whatever is sent.
class LineInput {
public:
    struct Line {
        std::string text = {};  // without the line feed, and without a carriage return before it
        bool too_long = false;  // longer than the limit; the text is cut
    };

    // Standard input when `path` is empty or "-". Throws Failure when the file cannot be opened.
    LineInput(const std::string& path, std::size_t longest);
    ~LineInput();
    LineInput(const LineInput&) = delete;
    LineInput& operator=(const LineInput&) = delete;

    // The next line; nothing at the end. `before_waiting` is called before each read, which may take its time: the
    // moment to let go of what was answered so far. Throws Failure when reading fails.
    std::optional<Line> next(const std::function<void()>& before_waiting);

private:
    bool fill(const std::function<void()>& before_waiting);
    void take(Line& line, std::size_t count);

    std::string path_;
    std::size_t longest_;
    int file_;
    std::string buffer_ = {};
    std::size_t used_ = 0;
};

}  // namespace motcua::server
