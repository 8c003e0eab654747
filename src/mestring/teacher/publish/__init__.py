"""From graded hand-ins to feedback pages and a gradebook that Canvas takes."""
