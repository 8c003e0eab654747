"""Leitner's boxes (Sebastian Leitner, 1972): what one remembers waits longer, what one forgets begins again.

A new card lies in the first box. Remembered when it is due, it moves up a box; forgotten, it goes back to the first.
The front ends follow the rule (`widgets/_leitner.js`), for days are those of the reader's own clock; the numbers are
here.
"""

INTERVALS = [1, 3, 7, 30]  # days that a card waits in each box; what has come to the last one sits
A_DAY = 10  # cards a day, about five minutes: new ones fill up what is due
EACH_LESSON = 3  # questions on top of a lesson
