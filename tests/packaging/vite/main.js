import 'annals-timeline';
