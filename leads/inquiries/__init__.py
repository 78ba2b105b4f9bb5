"""What did they write? From a read mail or a form row to an Inquiry, or to the reason why it is none."""
